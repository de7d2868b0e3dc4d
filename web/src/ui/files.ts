// Files that the visitor saves, drops or chooses.

/// Makes the browser save a text as a file.
export function download(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/// Systems that do not know a format give its files no type.
export const isPicture = ({ type, name }: File): boolean =>
  type === '' ? /\.(avif|bmp|gif|hei[cf]|jpe?g|png|tiff?|webp)$/i.test(name) : type.startsWith('image/');
