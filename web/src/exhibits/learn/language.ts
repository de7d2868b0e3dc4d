// uPlot asks for numbers in the browser's language as soon as it is loaded, and throws where that is none: WebKitGTK hands the POSIX
// locale on, which is called C. To be imported before it.

try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en' });
}
