import { expect, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'runs';
const job = `${environment}-data-processing`;
const address = `/environments/${environment}/runs?resource=${job}`;

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'none' } });
  expect(await api.deploy(environment, ['etl'])).toMatchObject({ status: 'succeeded' });
});

test('ten thousand runs are one list, of which what is in sight is drawn', async ({
  page,
  control,
}) => {
  await control.addPastRuns('glue-job', job, 10_000);
  await page.goto(address);
  const runs = page.getByRole('region', { name: 'Runs' });
  await expect(runs.getByRole('listitem').first()).toContainText('SUCCEEDED');
  await expect.poll(() => runs.getByRole('listitem').count()).toBeLessThan(60);
  await expect(page.getByText(/Usually/)).toBeVisible();

  await test.step('the end reads on', async () => {
    await expect(runs.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '100');
    await runs.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(runs.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '200');
  });
});

test('a run that is under way shows how far it is, and its log grows', async ({
  page,
  control,
  speed,
}) => {
  await page.goto(address);
  await control.setSpeed(speed / 6);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Under way', { exact: true })).toBeVisible();
  const log = page.getByRole('region', { name: 'Log output' });
  const lines = () => log.getByRole('listitem').last().getAttribute('aria-setsize').then(Number);
  await expect.poll(lines).toBeGreaterThan(0);
  const before = await lines();
  await expect.poll(lines).toBeGreaterThan(before);
  await control.setSpeed(speed);
  await expect(page.getByText('Under way', { exact: true })).toHaveCount(0);
  await expect(
    page.getByRole('region', { name: 'Runs' }).getByRole('listitem').first(),
  ).toContainText('SUCCEEDED');
});

test('a run that failed names its line, and is repeated', async ({ page, control }) => {
  const message = "NameError: name 'frame' is not defined";
  await control.failRuns({ of: 'glue-job', name: job, message, line: 42 });
  await page.goto(address);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByRole('textbox', { name: 'Arguments, item 1' }).fill('--date=2026-01-31');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('It failed at line 42')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Log error' })).toContainText('frame');
  await page.getByRole('button', { name: 'Repeat this run' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Arguments, item 1' })).toHaveValue(
    '--date=2026-01-31',
  );
});
