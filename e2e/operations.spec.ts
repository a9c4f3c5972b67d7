import { expect, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'ops';
const operations = `/environments/${environment}/operations`;
const crawler = `${environment}-raw-data-crawler`;
const job = `${environment}-data-processing`;

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'none' } });
  expect(await api.deploy(environment, ['etl'])).toMatchObject({ status: 'succeeded' });
});

test('a crawler runs from the page of operations to its end', async ({ page, control, speed }) => {
  await page.goto(operations);
  const table = page.getByRole('table', { name: 'Crawlers, jobs and workflows' });
  const row = table.getByRole('row', { name: new RegExp(crawler) });
  await expect(row).toContainText('READY');
  await control.setSpeed(speed / 3);
  await row.getByRole('button', { name: `Run ${crawler}` }).click();
  await expect(row).toContainText('RUNNING');
  const done = page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);
  await expect(done).toContainText('Under way');
  await control.setSpeed(speed);
  await expect(done).toContainText('Done');
  await expect(row).toContainText('READY');
});

test('a job is run with arguments from its node, and its failure is explained', async ({
  page,
  control,
}) => {
  await control.failRuns({ of: 'glue-job', name: job, message: 'The disk is full' });
  await page.goto(`/environments/${environment}/architecture?view=etl&resource=${job}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('For those who may operate.');

  await test.step('a wrong argument is named', async () => {
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByRole('textbox', { name: 'Arguments, item 1' }).fill('date=today');
    await dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(dialog).toContainText('Written as --name=value');
  });

  await dialog.getByRole('textbox', { name: 'Arguments, item 1' }).fill('--date=2026-01-31');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Recent events' })).toContainText('The disk is full');
});

test('what AWS refuses is explained, and kept', async ({ page, control }) => {
  await control.refuse('Glue', 'StartCrawler', 'Not today');
  await page.goto(operations);
  const table = page.getByRole('table', { name: 'Crawlers, jobs and workflows' });
  await table.getByRole('button', { name: `Run ${crawler}` }).click();
  await expect(page.getByText(`Run, Crawler ${crawler}: refused`)).toBeVisible();
  await expect(page.getByText('Not today').first()).toBeVisible();
  const done = page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);
  await expect(done).toContainText('Failed');
  await expect(done).toContainText('Not today');
});

test('what loses something is done by name only, and what cannot be done says why', async ({
  page,
}) => {
  await page.goto(`${operations}?resource=${job}`);
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await stop.hover();
  const reason = page.getByText('No run is under way.').filter({ visible: true });
  await expect(reason).toBeVisible();
  const dialog = page.getByRole('dialog');
  const done = page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(done).toContainText(`Run, ${job}Done`);
  await page.getByRole('button', { name: 'Reset bookmark', exact: true }).click();
  const confirm = dialog.getByRole('button', { name: 'Reset bookmark' });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill(job);
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  await expect(done).toContainText(`Reset bookmark, ${job}Done`);
});

test('by keyboard alone: the palette finds what to do', async ({ page }) => {
  await page.goto(`/environments/${environment}`);
  await expect(
    page.getByRole('heading', { name: environment, exact: true, level: 1 }),
  ).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('A page, a resource, or an action such as run')).toBeFocused();
  await page.keyboard.type(`run ${crawler}`);
  await expect(page.getByRole('option').first()).toContainText(`Run ${crawler}`);
  await page.keyboard.press('Enter');
  const notifications = page.getByRole('list', { name: 'Notifications' });
  await expect(notifications).toContainText(`Run, Crawler ${crawler}: asked for`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('operations');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${operations}$`));
  const done = page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);
  await expect(done).toContainText(`Run, ${crawler}`);
  await expect(done).toContainText('Done');
});
