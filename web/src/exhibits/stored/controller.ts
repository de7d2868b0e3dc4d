// Deletes what the page stores in this browser.

import { setTheme } from '../../ui/theme';

const OURS = 'lecun1989';

export class StoredController {
  /// forgetTaught: deletes what the visitor taught. Resolves to whether that succeeded. forgetSession: deletes what a reload would bring back.
  constructor(
    private readonly forgetTaught: () => Promise<boolean>,
    private readonly forgetSession: () => void,
  ) {}

  /// Resolves to false if something could not be deleted.
  async forget(): Promise<boolean> {
    const areFilesGone = await forgetFiles().then(
      () => true,
      () => false,
    );
    const isTaughtGone = await this.forgetTaught();
    this.forgetSession();
    return areFilesGone && isTaughtGone;
  }
}

/// Deletes the files first: if anything fails, it is better to be left with the theme.
async function forgetFiles(): Promise<void> {
  const folder = new URL('./', document.baseURI).href;
  if ('serviceWorker' in navigator) await (await navigator.serviceWorker.getRegistration(folder))?.unregister();
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith(OURS) || name.endsWith(folder)) await caches.delete(name);
  }
  setTheme('system');
  for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
}
