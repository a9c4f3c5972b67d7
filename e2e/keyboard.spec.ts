import type { Locator, Page } from '@playwright/test';
import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';
import { focusBack, tabTo } from './reach-by-keyboard.ts';

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('the whole job without a mouse', async ({ page, environmentName }) => {
  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Create environment' }));

  await tabTo(page, page.getByRole('textbox', { name: 'Name' }));
  await page.keyboard.type(environmentName);
  await press(page, page.getByRole('button', { name: 'Next' }));

  await tabTo(page, page.getByRole('radio', { name: 'One', exact: true }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'None', exact: true })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await press(page, page.getByRole('button', { name: 'Next' }));
  await expect(page.getByRole('heading', { name: 'Security groups' }).first()).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Next' }));
  await press(page, page.getByRole('button', { name: 'Create environment' }));

  await tabTo(page, page.getByRole('checkbox', { name: 'Choose Network', exact: true }));
  await page.keyboard.press('Space');
  await focusBack(page, page.getByRole('button', { name: 'Chosen layers' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Plan', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/to add\. Nothing has been changed yet/).first()).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Deploy', exact: true }));
  await expect(page.getByText('Finished after').first()).toBeVisible();

  const diagram = new NetworkFigure(page, environmentName);
  await diagram.expectDrawn();
  await press(page, diagram.nodes(/Internet gateway/i).first());
  const panel = page.getByRole('region', { name: 'Resource' });
  await expect(
    panel.getByRole('heading', { name: `${environmentName}-internet-gateway` }),
  ).toBeVisible();
  await press(page, panel.getByRole('button', { name: 'Close' }));

  await press(page, page.getByRole('link', { name: 'Overview' }));
  await press(page, page.getByRole('button', { name: 'Destroy', exact: true }));
  await tabTo(page, page.getByRole('dialog').getByRole('textbox'));
  await page.keyboard.type(environmentName);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Destruction/, level: 1 })).toBeVisible();
  await expect(page.getByText('Finished after').first()).toBeVisible();
});
