import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import playwright from '../playwright.config.ts';
import { findBrowser } from '../scripts/find-browser.ts';

/**
 * Opens a page in the browser the tests use, hands it over, and closes it. It has a profile, as that of a
 * person: without one Chromium keeps no compiled scripts.
 */
export async function withPage<T>(
  say: (text: string) => void,
  use: (page: Page, version: string) => Promise<T>,
): Promise<T> {
  const found = findBrowser(say);
  if (!found) throw new Error('This benchmark needs Chromium');
  const { args } = playwright.use?.launchOptions ?? {};
  const profile = await mkdtemp(join(tmpdir(), 'strata-bench-browser-'));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: found.path,
      viewport: playwright.use?.viewport ?? null,
      ...(args ? { args } : {}),
    });
    try {
      return await use(await context.newPage(), found.version);
    } finally {
      await context.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
