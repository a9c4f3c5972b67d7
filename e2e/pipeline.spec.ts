import { GetTableCommand, GlueClient, UpdateTableCommand } from '@aws-sdk/client-glue';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Page } from '@playwright/test';
import { DiagramFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'pipe';
const base = `/environments/${environment}`;
const crawler = `${environment}-raw-data-crawler`;
const processed = `${environment}-processed-data-crawler`;
const job = `${environment}-data-processing`;
const workflow = `${environment}-etl-workflow`;
const ruleset = `${environment}-daily-agg-quality`;
const trigger = `${environment}-etl-process`;
const runsOf = (resource: string) => `${base}/runs?resource=${resource}`;

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, {
    network: { natGateways: 'none' },
  });
  expect(await api.deploy(environment, ['etl'])).toMatchObject({ status: 'succeeded' });
  const { nodes } = await api.graph(environment);
  const lake = nodes.find(
    ({ type, logicalId }) => type === 'AWS::S3::Bucket' && logicalId === 'Bucket',
  );
  const s3 = new S3Client({ ...outside(strata.awsUrl), forcePathStyle: true });
  await s3.send(
    new PutObjectCommand({
      Bucket: lake?.id,
      Key: 'raw/events/dt=2026-01-31/first.json',
      Body: '{"event_id": "1", "campaign": "spring"}\n',
    }),
  );
  s3.destroy();
});

/** The environment's cloud from outside the product. */
function outside(endpoint: string) {
  const credentials = { accessKeyId: 'outside', secretAccessKey: 'outside' };
  return { region: 'us-east-2', endpoint, credentials };
}

/** Presses a button of the page, and answers its dialog as it stands. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

const firstRun = (page: Page) =>
  page.getByRole('region', { name: 'Runs' }).getByRole('listitem').first();

const lastOperation = (page: Page) =>
  page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);

test('raw data is catalogued, processed and judged, and the pipeline moves meanwhile', async ({
  page,
  control,
  speed,
  strata,
}) => {
  await test.step('the crawler finds a new column in the raw data', async () => {
    await page.goto(runsOf(crawler));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(firstRun(page)).toContainText('COMPLETED');
    await page.getByRole('link', { name: 'Its tables' }).click();
    await expect(page).toHaveURL(new RegExp(`catalog\\?crawler=${crawler}$`));
    const tables = page.getByRole('table', { name: /^Tables of / });
    await tables.getByText('events_table', { exact: true }).click();
    await expect(page).toHaveURL(/table=.*events_table/);
    await expect(page.getByRole('table', { name: 'Columns' })).toContainText('campaign');
    await expect(page.getByRole('table', { name: 'Versions' })).toContainText(
      'campaign added, string',
    );
    const zones = page.getByRole('table', { name: /^Zones of / });
    await expect(zones.getByRole('row', { name: /^raw\// })).toContainText(
      'events/dt=2026-01-31/first.json',
    );
  });

  await test.step('arrows move while the job runs', async () => {
    await page.goto(`${base}/architecture?view=etl&resource=${job}`);
    const figure = page.getByRole('figure', { name: `ETL pipeline of ${environment}` });
    await expect(figure).toHaveAttribute('data-rendered', 'true');
    const moving = figure.locator('path.edge-animation-fast');
    await expect(moving).toHaveCount(0);
    await control.setSpeed(speed / 6);
    await act(page, 'Run');
    await expect.poll(() => moving.count()).toBeGreaterThan(0);
    await control.setSpeed(speed);
    await expect(moving).toHaveCount(0);
  });

  await test.step('the processed tables are catalogued', async () => {
    await page.goto(runsOf(processed));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(firstRun(page)).toContainText('COMPLETED');
  });

  await test.step('and judged', async () => {
    await page.goto(`${base}/quality?resource=${ruleset}`);
    await expect(page.getByText('The table was never judged by it.')).toBeVisible();
    await act(page, 'Evaluate');
    await expect(page.getByRole('heading', { name: 'Score 100%' })).toBeVisible();
    const rules = page.getByRole('table', { name: 'Rules of the result' });
    await expect(rules.getByRole('row')).toHaveCount(11);
  });

  await test.step('what fails a rule comes first, and the score falls', async () => {
    const { nodes } = await new StrataApi(strata).graph(environment);
    const [DatabaseName = '', Name = ''] =
      nodes.find(({ id }) => id.endsWith('/daily_agg'))?.id.split('/') ?? [];
    const glue = new GlueClient(outside(strata.awsUrl));
    const { Table } = await glue.send(new GetTableCommand({ DatabaseName, Name }));
    const { PartitionKeys, StorageDescriptor } = Table ?? {};
    const Columns = StorageDescriptor?.Columns?.filter((column) => column.Name !== 'errors');
    await glue.send(
      new UpdateTableCommand({
        DatabaseName,
        TableInput: { Name, PartitionKeys, StorageDescriptor: { ...StorageDescriptor, Columns } },
      }),
    );
    glue.destroy();
    await act(page, 'Evaluate');
    await expect(page.getByRole('heading', { name: 'Score 90%' })).toBeVisible();
    const first = page.getByRole('table', { name: 'Rules of the result' }).getByRole('row').nth(1);
    await expect(first).toContainText('FAIL');
    await expect(first).toContainText('Column does not exist: errors');
    await expect(page.getByRole('application', { name: 'Scores over time' })).toBeVisible();
  });

  await test.step('an evaluation that fails says why', async () => {
    await control.failRuns({ of: 'glue-data-quality', name: ruleset, message: 'No such bucket' });
    await act(page, 'Evaluate');
    await expect(page.getByText('The last evaluation failed')).toBeVisible();
    await expect(page.getByText('No such bucket').first()).toBeVisible();
  });

  await test.step('one is stopped, refused at first', async () => {
    await control.clearFaults();
    await control.setSpeed(speed / 20);
    await act(page, 'Evaluate');
    await control.refuse('Glue', 'CancelDataQualityRulesetEvaluationRun', 'Almost done');
    await act(page, 'Stop');
    await expect(page.getByRole('dialog')).toContainText('Almost done');
    await control.clearFaults();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
    await control.setSpeed(speed);
    await expect(page.getByText('STOPPED', { exact: true })).toBeVisible();
  });

  await test.step('one that AWS refuses stays in the dialog', async () => {
    await control.refuse('Glue', 'StartDataQualityRulesetEvaluationRun', 'Too many at once');
    await act(page, 'Evaluate');
    await expect(page.getByRole('dialog')).toContainText('Too many at once');
  });
});

test('a workflow is followed step by step to its end', async ({ page, control, speed }) => {
  await page.goto(runsOf(workflow));
  await expect(page.getByText('It never ran.')).toBeVisible();
  await control.setSpeed(speed / 20);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const graph = new DiagramFigure(page, `Run graph of ${workflow}`);
  await graph.expectDrawn();
  await graph.expectNodes(/^(Trigger|Job|Crawler), /, 8);
  await graph.expectNodes(new RegExp(`^Crawler, ${crawler}, RUNNING`), 1);
  await graph.expectNodes(new RegExp(`^Job, ${job}, waiting`), 1);
  await expect.poll(() => graph.figure.locator('path.edge-animation-fast').count()).toBe(1);
  await control.setSpeed(speed);
  await graph.expectNodes(/^(Job|Crawler), .*, SUCCEEDED/, 4);
  await graph.expectNodes(/^Trigger, .*, fired/, 4);
  await expect(firstRun(page)).toContainText('COMPLETED');
  await expect(graph.figure.locator('path.edge-animation-fast')).toHaveCount(0);

  await test.step('each step leads to its own run', async () => {
    await graph.nodes(new RegExp(`^Job, ${job}`)).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`resource=${job}&run=jr_`));
    await expect(page.getByRole('region', { name: 'Log output' })).toBeVisible();
    await page.goBack();
    await page.getByRole('table', { name: 'Steps of the run' }).getByText(crawler).click();
    await expect(page).toHaveURL(new RegExp(`resource=${crawler}&run=20`));
  });
});

test('a workflow of which a job failed is resumed from there', async ({ page, control }) => {
  await control.failRuns({ of: 'glue-job', name: job, message: 'The disk is full' });
  await page.goto(runsOf(workflow));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(firstRun(page)).toContainText('COMPLETED, with failed actions');
  const graph = new DiagramFigure(page, `Run graph of ${workflow}`);
  await graph.expectNodes(new RegExp(`^Job, ${job}, FAILED`), 1);
  await graph.expectNodes(/^Job, .*-data-quality, not started/, 1);
  const steps = page.getByRole('table', { name: 'Steps of the run' });
  await expect(steps.getByRole('row', { name: new RegExp(job) })).toContainText('disk is full');

  await test.step('AWS refuses once', async () => {
    await control.clearFaults();
    await control.refuse('Glue', 'ResumeWorkflowRun', 'Not this one');
    await act(page, 'Resume from failures');
    await expect(page.getByRole('dialog')).toContainText('Not this one');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await control.clearFaults();
  });

  await act(page, 'Resume from failures');
  await graph.expectNodes(/^(Job|Crawler), .*, SUCCEEDED/, 4);
  await expect(firstRun(page)).toContainText('COMPLETED');
  await expect(firstRun(page)).not.toContainText('failed actions');
  await expect(page.getByText('Resumes run')).toBeVisible();
});

test('a workflow stops, and is not started where AWS refuses', async ({ page, control, speed }) => {
  await page.goto(runsOf(workflow));
  await control.setSpeed(speed / 6);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(firstRun(page)).toContainText('RUNNING');
  await act(page, 'Stop');
  await control.setSpeed(speed);
  await expect(firstRun(page)).toContainText('STOPPED');
  await control.refuse('Glue', 'StartWorkflowRun', 'Not today');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(`Run, Glue workflow ${workflow}: refused`)).toBeVisible();
});

test('a crawler has a schedule, without it, and with it again', async ({ page, control }) => {
  await page.goto(`${base}/operations?resource=${crawler}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  await button('Set schedule').click();
  await dialog.getByRole('textbox').fill('every night');
  await dialog.getByRole('button', { name: 'Set schedule' }).click();
  await expect(dialog).toContainText('Six fields in cron(…)');
  await dialog.getByRole('textbox').fill('cron(0 3 * * ? *)');
  await dialog.getByRole('button', { name: 'Set schedule' }).click();
  await expect(lastOperation(page)).toContainText(`Set schedule, ${crawler}Done`);
  await expect(page.getByText('cron(0 3 * * ? *)').first()).toBeVisible();
  await button('Pause schedule').click();
  await expect(lastOperation(page)).toContainText(`Pause schedule, ${crawler}Done`);
  await expect(button('Pause schedule')).toBeDisabled();
  await control.refuse('Glue', 'StartCrawlerSchedule', 'Not now');
  await button('Resume schedule').click();
  await expect(lastOperation(page)).toContainText('Not now');
  await control.clearFaults();
  await button('Resume schedule').click();
  await expect(lastOperation(page)).toContainText(`Resume schedule, ${crawler}Done`);
});

test('a trigger is turned off and on, and a refusal is told', async ({ page, control }) => {
  await page.goto(`${base}/operations?resource=${trigger}`);
  await control.refuse('Glue', 'StopTrigger', 'Not while it fires');
  await act(page, 'Turn off');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Not while it fires');
  await control.clearFaults();
  await dialog.getByRole('button', { name: 'Turn off', exact: true }).click();
  await expect(lastOperation(page)).toContainText(`Turn off, ${trigger}Done`);
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  await expect(lastOperation(page)).toContainText(`Turn on, ${trigger}Done`);
});

test('a job and a crawler are stopped, and refusals are told', async ({ page, control, speed }) => {
  const dialog = page.getByRole('dialog');
  await page.goto(runsOf(job));
  await control.setSpeed(speed / 12);
  await act(page, 'Run');
  await expect(firstRun(page)).toContainText('RUNNING');
  await control.refuse('Glue', 'BatchStopJobRun', 'It holds a lock');
  await act(page, 'Stop');
  await expect(dialog).toContainText('It holds a lock');
  await control.clearFaults();
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
  await control.setSpeed(speed);
  await expect(firstRun(page)).toContainText('STOPPED');

  await test.step('what it has processed is forgotten by its name only', async () => {
    await control.refuse('Glue', 'ResetJobBookmark', 'The bookmark is in use');
    await page.getByRole('button', { name: 'Reset bookmark', exact: true }).click();
    await dialog.getByRole('textbox').fill(job);
    await dialog.getByRole('button', { name: 'Reset bookmark', exact: true }).click();
    await expect(dialog).toContainText('The bookmark is in use');
    await control.clearFaults();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('a crawler is stopped', async () => {
    await page.goto(runsOf(crawler));
    await control.setSpeed(speed / 12);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(firstRun(page)).toContainText('RUNNING');
    await control.refuse('Glue', 'StopCrawler', 'It is about to end');
    await act(page, 'Stop');
    await expect(dialog).toContainText('It is about to end');
    await control.clearFaults();
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await control.setSpeed(speed);
    await expect(firstRun(page)).toContainText('STOPPED');
  });
});

test('a crawl that fails says why', async ({ page, control }) => {
  await control.failRuns({ of: 'glue-crawler', name: crawler, message: 'Access to raw/ denied' });
  await page.goto(runsOf(crawler));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(firstRun(page)).toContainText('FAILED');
  await expect(page.getByText('Access to raw/ denied').first()).toBeVisible();
});
