// Deletes what the page keeps in this browser.

import { setTheme } from '../../ui/theme';

const OURS = 'lecun1989';

export class StoredController {
  /// forgetTaught: deletes what the visitor taught, and resolves to whether it is gone.
  constructor(private readonly forgetTaught: () => Promise<boolean>) {}

  /// False where something of it is left.
  async forget(): Promise<boolean> {
    const areFilesGone = await forgetFiles().then(
      () => true,
      () => false,
    );
    const isTaughtGone = await this.forgetTaught();
    return areFilesGone && isTaughtGone;
  }
}

/// The files first of all: should anything fail, the theme is the lesser thing to be left.
async function forgetFiles(): Promise<void> {
  const folder = new URL('./', document.baseURI).href;
  if ('serviceWorker' in navigator) await (await navigator.serviceWorker.getRegistration(folder))?.unregister();
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith(OURS) || name.endsWith(folder)) await caches.delete(name);
  }
  setTheme('system');
  for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
}
