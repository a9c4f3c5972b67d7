import { expect, type Locator, type Page } from '@playwright/test';

const mostTabs = 80;

/** Moves the focus forward until it is on the target, as a person with a keyboard does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let count = 0; count < mostTabs; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not reach the target');
}

/** Moves the focus backward until it is on the target. */
export async function focusBack(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error('The keyboard does not lead back to the target');
}
