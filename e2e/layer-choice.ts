import type { Page } from '@playwright/test';

/** Chooses layers on an environment's overview and asks for their plan. */
export async function planLayers(page: Page, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await page.getByRole('checkbox', { name: `Choose ${title}`, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Chosen layers' }).click();
  await page.getByRole('menuitem', { name: 'Plan', exact: true }).click();
}
