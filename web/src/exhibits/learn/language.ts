// uPlot formats numbers in the browser's language as soon as it is loaded, and throws if that is not a valid language: WebKitGTK reports
// the POSIX locale, "C". This file must be imported before it.

try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en' });
}
