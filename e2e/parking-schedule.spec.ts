import { expect, platformSpeed, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'office';
/** Another environment, of which the end comes. */
const passing = 'passing';
const dayMs = 86_400_000;

test.use({ speed: platformSpeed });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'single' } });
  await api.createEnvironment(passing, { network: { natGateways: 'none' } });
  const deployed = await Promise.all([
    api.deploy(environment, ['kubernetes']),
    api.deploy(passing),
  ]);
  expect(deployed).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }]);
});

test('a schedule is edited; what is wrong with it is named', async ({ page }) => {
  await page.goto(`/environments/${passing}/settings`);
  const wakeAt = page.getByRole('textbox', { name: 'Wake at' });
  const parkAt = page.getByRole('textbox', { name: 'Park at' });
  for (const name of ['Park by schedule', 'Saturday']) {
    const box = page.getByRole('checkbox', { name });
    await box.focus();
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await parkAt.fill('07:30');
  const save = page.getByRole('button', { name: 'Save schedule' });
  await save.click();
  await expect(page.getByText('Later than it is woken')).toBeVisible();
  await wakeAt.fill('');
  await page.getByRole('button', { name: /^Time zone/ }).click();
  await page.keyboard.type('Asia/Tokyo');
  await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
  await save.click();
  await expect(page.getByText('The parking schedule is saved.')).toBeVisible();
  await expect(page.getByText(/Parks by itself .* 07:30 in Asia.Tokyo/)).toBeVisible();
  await page.reload();
  await expect(parkAt).toHaveValue('07:30');
  await expect(wakeAt).toHaveValue('');
});

test('an end is set by name, warned of on every page, put off and called off', async ({ page }) => {
  const base = `/environments/${environment}`;
  const dialog = page.getByRole('dialog');
  const end = new Date(Date.now() + 20 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [end.getFullYear(), two(end.getMonth() + 1), two(end.getDate())].join('/');
  await page.goto(`${base}/settings`);
  await page.getByRole('button', { name: 'Set an end' }).click();
  await expect(dialog).toContainText('without asking again');
  await dialog.getByRole('textbox', { name: 'Date' }).fill(date);
  await dialog.getByRole('textbox', { name: 'Time' }).fill(`${two(end.getHours())}:00`);
  const set = dialog.getByRole('button', { name: 'Set the end' });
  await expect(set).toBeDisabled();
  await dialog.getByRole('textbox', { name: `Type ${environment} to confirm` }).fill(environment);
  await set.click();
  const warning = page.getByText(`${environment} ends soon`);
  await expect(warning).toBeVisible();
  await page.goto(`${base}/operations`);
  await expect(warning).toBeVisible();
  await page.getByRole('button', { name: 'Extend by a day' }).click();
  await expect(warning).toHaveCount(0);
  await page.goto(`${base}/settings`);
  await page.getByRole('button', { name: 'Remove the end' }).click();
  await expect(page.getByText('It lives until somebody destroys it.')).toBeVisible();
});

test('what comes due while Strata is down is caught up with', async ({ page, strata, api }) => {
  await api.setParkingSchedule(environment, {
    enabled: true,
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    wakeAt: null,
    parkAt: '19:00',
    timeZone: 'Europe/Berlin',
  });
  await api.setLifetime(passing, new Date(Date.now() + dayMs));
  await strata.killApp();
  await strata.startApp({ aheadMs: 2 * dayMs });

  await test.step('an environment is parked, and is woken by hand', async () => {
    await page.goto(`/environments/${environment}/operations?group=hosts`);
    await expect(page.getByText(`${environment} is parked`)).toBeVisible();
    await expect(page.getByText('By schedule,')).toBeVisible();
    await expect(page.getByText(/Saves about \$\d+ a month/)).toBeVisible();
    const hosts = page.getByRole('table', { name: 'Hosts and databases' });
    await expect(hosts.getByRole('row', { name: /-kubernetes/ })).toContainText('stopped');
    await page.getByRole('button', { name: 'Wake', exact: true }).click();
    await expect(page.getByText(`${environment} is parked`)).toHaveCount(0);
    await expect(hosts.getByRole('row', { name: /-kubernetes/ })).toContainText('running');
  });

  await test.step('another ends: everything of it is destroyed', async () => {
    await page.goto(`/environments/${passing}`);
    await expect(page.getByText('Its time to live is over')).toBeVisible();
    await expect(page.getByText('0 resources').first()).toBeVisible();
  });
});
