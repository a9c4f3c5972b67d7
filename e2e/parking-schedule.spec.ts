import { test as base, expect } from '@playwright/test';
import { platformSpeed } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';
import { StrataServer } from './strata-server.ts';

const environment = 'office';
const dayMs = 86_400_000;

const test = base.extend<{ readonly strata: StrataServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
  strata: async ({}, use) => {
    const server = await StrataServer.start({ speed: platformSpeed });
    await use(server);
    await server.stop();
  },
});

test('an environment is parked by its schedule, is warned of its end, and ends', async ({
  page,
  strata,
}) => {
  const api = new StrataApi(strata.url);
  const base = `${strata.url}/environments/${environment}`;
  const dialog = page.getByRole('dialog');
  await api.createEnvironment(environment, { network: { natGateways: 'single' } });
  expect(await api.deploy(environment, ['kubernetes'])).toMatchObject({ status: 'succeeded' });

  await test.step('a schedule is edited; what is wrong is named', async () => {
    await page.goto(`${base}/settings`);
    const wakeAt = page.getByRole('textbox', { name: 'Wake at' });
    const parkAt = page.getByRole('textbox', { name: 'Park at' });
    await page.getByRole('checkbox', { name: 'Park by schedule' }).check();
    await page.getByRole('checkbox', { name: 'Saturday' }).check();
    await page.getByRole('checkbox', { name: 'Sunday' }).check();
    await parkAt.fill('07:30');
    await page.getByRole('button', { name: 'Save schedule' }).click();
    await expect(page.getByText('Later than it is woken')).toBeVisible();
    await wakeAt.fill('');
    await page.getByRole('button', { name: /^Time zone/ }).click();
    await page.getByRole('textbox', { name: 'Find a time zone' }).fill('Kathmandu');
    await page.getByRole('option', { name: /Kat[hm]mandu|Katmandu/ }).click();
    await page.getByRole('button', { name: 'Save schedule' }).click();
    await expect(page.getByText('The parking schedule is saved.')).toBeVisible();
    await expect(page.getByText(/Parks by itself .* 07:30 in Asia/)).toBeVisible();
    await page.reload();
    await expect(parkAt).toHaveValue('07:30');
    await expect(wakeAt).toHaveValue('');
  });

  await test.step('its end is set by name, warned of on every page, put off and called off', async () => {
    const tomorrow = new Date(Date.now() + 20 * 3_600_000);
    const two = (value: number) => String(value).padStart(2, '0');
    const date = [tomorrow.getFullYear(), two(tomorrow.getMonth() + 1), two(tomorrow.getDate())];
    await page.getByRole('button', { name: 'Set an end' }).click();
    await expect(dialog).toContainText('without asking again');
    await dialog.getByRole('textbox', { name: 'Date' }).fill(date.join('/'));
    await dialog.getByRole('textbox', { name: 'Time' }).fill(`${two(tomorrow.getHours())}:00`);
    const set = dialog.getByRole('button', { name: 'Set the end' });
    await expect(set).toBeDisabled();
    await dialog.getByRole('textbox', { name: `Type ${environment} to confirm` }).fill(environment);
    await set.click();
    const warning = page.getByText(`${environment} ends soon`);
    await expect(warning).toBeVisible();
    await page.goto(base);
    await expect(warning).toBeVisible();
    await page.getByRole('button', { name: 'Extend by a day' }).click();
    await expect(warning).toHaveCount(0);
    await page.goto(`${base}/settings`);
    await page.getByRole('button', { name: 'Remove the end' }).click();
    await expect(page.getByText('It lives until somebody destroys it.')).toBeVisible();
  });

  await test.step('the next time comes while Strata is down, and is caught up with', async () => {
    await strata.killApp();
    await strata.startApp({ aheadMs: 2 * dayMs });
    await page.goto(`${base}/operations?group=hosts`);
    await expect(page.getByText(`${environment} is parked`)).toBeVisible();
    await expect(page.getByText('By schedule,')).toBeVisible();
    await expect(page.getByText(/Saves about \$\d+ a month/)).toBeVisible();
    const hosts = page.getByRole('table', { name: 'Hosts and databases' });
    await expect(hosts.getByRole('row', { name: /-kubernetes/ })).toContainText('stopped');
    await page.getByRole('button', { name: 'Wake', exact: true }).click();
    await expect(page.getByText(`${environment} is parked`)).toHaveCount(0);
    await expect(hosts.getByRole('row', { name: /-kubernetes/ })).toContainText('running');
  });

  await test.step('at its end everything is destroyed', async () => {
    await api.setLifetime(environment, new Date(Date.now() + 3 * dayMs));
    await strata.killApp();
    await strata.startApp({ aheadMs: 4 * dayMs });
    await page.goto(`${base}/deployments`);
    await expect(page.getByText('Destruction').first()).toBeVisible();
    await page.goto(base);
    await expect(page.getByText('Its time to live is over')).toBeVisible();
    await expect(page.getByText('0 resources').first()).toBeVisible({ timeout: 60_000 });
  });
});
