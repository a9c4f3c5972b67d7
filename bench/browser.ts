import { type Browser, chromium, type Page } from '@playwright/test';
import playwright from '../playwright.config.ts';
import { findBrowser } from '../scripts/find-browser.ts';

/** Opens a page in the browser the tests use, hands it over, and closes it. */
export async function withPage<T>(
  say: (text: string) => void,
  use: (page: Page, version: string) => Promise<T>,
): Promise<T> {
  const found = findBrowser(say);
  if (!found) throw new Error('This benchmark needs Chromium');
  const { args } = playwright.use?.launchOptions ?? {};
  const browser: Browser = await chromium.launch({
    executablePath: found.path,
    ...(args ? { args } : {}),
  });
  try {
    const viewport = playwright.use?.viewport ?? null;
    return await use(await browser.newPage({ viewport }), found.version);
  } finally {
    await browser.close();
  }
}
