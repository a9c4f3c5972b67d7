import type { Page } from '@playwright/test';

/**
 * Makes the browser forget what it drew, and leaves its HTTP cache as it is. The page is then on a
 * document of the app that runs nothing.
 */
export async function forgetDrawings(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/icon.svg`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        localStorage.clear();
        const request = indexedDB.deleteDatabase('strata-drawings');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}
