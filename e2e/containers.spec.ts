import { ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'tasks';
const family = `${environment}-data-processing`;
const base = `/environments/${environment}`;

const spark = `${environment}-spark`;
const idOf = { service: '', definition: '', spark: '' };

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'none' } });
  expect(await api.deploy(environment, ['compute'])).toMatchObject({ status: 'succeeded' });
  const { nodes } = await api.refresh(environment);
  const named = (type: string, name: string) =>
    nodes.find((node) => node.type === type && node.id.includes(name))?.id ?? '';
  idOf.service = named('AWS::ECS::Service', family);
  idOf.definition = named('AWS::ECS::TaskDefinition', family);
  idOf.spark = named('AWS::ECS::TaskDefinition', spark);
});

const tasksOf = (resource: string) => `${base}/tasks?${new URLSearchParams({ resource })}`;

/** Does something by its dialog, in which `fill` answers what it asks for. */
async function act(
  page: Page,
  title: string,
  fill: (dialog: Locator) => Promise<void> = async () => undefined,
): Promise<Locator> {
  await page.getByRole('button', { name: title, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: title, exact: true }).click();
  return dialog;
}

const scaleTo = (page: Page, count: number) =>
  act(page, 'Scale', (dialog) =>
    dialog.getByRole('spinbutton', { name: 'Tasks', exact: true }).fill(String(count)),
  );

const rowsOf = (page: Page) => page.getByRole('table', { name: 'Tasks' }).locator('tbody tr');

/** What was done last, as the page of operations tells it. */
async function lastOutcome(page: Page, text: string | RegExp): Promise<void> {
  await page.goto(`${base}/operations`);
  const done = page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);
  await expect(done).toContainText(text);
}

test('a task is run with a command of its own, to its exit code and its log', async ({ page }) => {
  await page.goto(tasksOf(idOf.definition));
  const dialog = await act(page, 'Run task', async (form) => {
    await form.getByRole('button', { name: 'Add' }).first().click();
    await form.getByRole('textbox', { name: 'Command, item 1' }).fill('nightly-import');
    await form.getByRole('spinbutton').last().fill('1000');
  });
  await expect(dialog).toContainText('With 1 vCPU Fargate has 2048 to 8192 MiB');
  await dialog.getByRole('spinbutton').last().fill('4096');
  await expect(dialog).toContainText('1 task of 1 vCPU and 4 GB, on demand');
  await dialog.getByRole('button', { name: 'Run task', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rowsOf(page).first()).toContainText('STOPPED');
  await expect(rowsOf(page).first()).toContainText('Essential container in task exited');
  await expect(page.getByRole('region', { name: 'Log data-processing' })).toContainText(
    'nightly-import',
  );
  await lastOutcome(page, 'Exit code 0.');
});

test('Spark runs twice on spare capacity with a command and a variable, each to its exit code', async ({
  page,
}) => {
  await page.goto(tasksOf(idOf.spark));
  const dialog = await act(page, 'Run task', async (form) => {
    await form.getByRole('spinbutton', { name: 'Tasks' }).fill('2');
    await form.getByRole('radio', { name: 'Spot', exact: true }).check();
    await form.getByRole('button', { name: 'Add' }).first().click();
    await form.getByRole('textbox', { name: 'Command, item 1' }).fill('spark-submit');
    await form.getByRole('button', { name: 'Add' }).last().click();
    await form.getByRole('textbox', { name: 'Environment, item 1' }).fill('DATE=2026-01-31');
    await expect(form).toContainText('2 tasks of 2 vCPU and 4 GB, on Spot');
  });
  await expect(dialog).toHaveCount(0);
  const ended = rowsOf(page).filter({ hasText: 'Essential container in task exited' });
  await expect(ended).toHaveCount(2);
  await lastOutcome(page, /^Run task, .*-spark.*Done/);
});

test('a task that fails says with what, and why', async ({ page, control }) => {
  await control.failRuns({
    of: 'ecs-task',
    name: family,
    message: 'The disk is full',
    exitCode: 3,
  });
  await page.goto(tasksOf(idOf.definition));
  await act(page, 'Run task');
  await expect(rowsOf(page).first()).toContainText('3Essential container in task exited');
  await expect(page.getByText('data-processing: The disk is full')).toBeVisible();
  await lastOutcome(page, 'Exit code 3 of data-processing. The disk is full.');
});

test('a service is scaled from none to three and back, with what it costs and a refusal between', async ({
  page,
  control,
}) => {
  await page.goto(tasksOf(idOf.service));
  const dialog = await act(page, 'Scale', async (form) => {
    await expect(form).toContainText('Costs nothing while no task runs.');
    await form.getByRole('slider', { name: 'Tasks, slider' }).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    await expect(form.getByRole('spinbutton', { name: 'Tasks', exact: true })).toHaveValue('3');
    await expect(form).toContainText(
      'About $0.08 an hour: 3 tasks of 1 vCPU and 2 GB, 2 of them on Spot',
    );
    await expect(form).toContainText('Automatic scaling keeps between 0 and 4 tasks.');
  });
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('3 of 3 running')).toBeVisible();
  await expect(rowsOf(page).filter({ hasText: 'RUNNING' })).toHaveCount(3);
  await expect(page.getByText(/^aws ecs execute-command --region us-east-2/)).toBeVisible();

  await control.refuse('ECS', 'UpdateService', 'Not today');
  await scaleTo(page, 0);
  await expect(dialog).toContainText('Not today');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('3 of 3 running')).toBeVisible();
  await control.clearFaults();

  await scaleTo(page, 0);
  await expect(page.getByText('0 of 0 running')).toBeVisible();
  await expect(rowsOf(page).filter({ hasText: 'Scaling activity initiated' })).toHaveCount(3);
  await lastOutcome(page, `Scale, ${family}`);
});

test('a Spot task that is interrupted is replaced, and stays listed with the reason', async ({
  page,
  control,
}) => {
  await page.goto(tasksOf(idOf.service));
  await act(page, 'Change Spot share', async (dialog) => {
    await dialog.getByRole('spinbutton').nth(1).fill('0');
  });
  await expect(page.getByText('Spot', { exact: true }).first()).toBeVisible();
  await scaleTo(page, 1);
  await expect(page.getByText('1 of 1 running')).toBeVisible();
  await control.interruptSpot(family);
  const interrupted = rowsOf(page).filter({ hasText: 'Your Spot Task was interrupted.' });
  await expect(interrupted).toHaveCount(1);
  await expect(interrupted).toContainText('Spot');
  await expect(page.getByText('1 of 1 running')).toBeVisible();
  await expect(rowsOf(page).filter({ hasText: 'RUNNING' }).first()).toBeVisible();

  await test.step('a share of nothing is refused, and all on demand is taken up', async () => {
    const dialog = await act(page, 'Change Spot share', async (form) => {
      await form.getByRole('spinbutton').nth(0).fill('0');
      await form.getByRole('spinbutton').nth(1).fill('0');
    });
    await expect(dialog).toContainText('One of the two weights must be greater than 0');
    await dialog.getByRole('spinbutton').nth(1).fill('1');
    await expect(dialog).toContainText('About $0.05 an hour: 1 task of 1 vCPU and 2 GB, on demand');
    await dialog.getByRole('button', { name: 'Change Spot share', exact: true }).click();
    await expect(page.getByText('On demand only')).toBeVisible();
    await expect(
      rowsOf(page).filter({ hasText: 'RUNNING' }).filter({ hasText: 'On demand' }),
    ).toHaveCount(1);
  });
});

test('a deployment whose tasks do not start is given up by the circuit breaker', async ({
  page,
  control,
  speed,
}) => {
  await control.setSpeed(speed / 3);
  await control.failRuns({ of: 'ecs-task', name: family, cause: 'image-pull' });
  await page.goto(tasksOf(idOf.service));
  await expect(
    page.getByText('The circuit breaker gives up and rolls back at 3 failed tasks.'),
  ).toBeVisible();
  await act(page, 'Force new deployment');
  const deployments = page.getByRole('list', { name: 'Deployments' });
  await expect(deployments).toContainText('FAILED');
  await expect(deployments).toContainText('3 of 3 failed tasks.');
  await expect(page.getByRole('list', { name: 'Events of the service' })).toContainText(
    'deployment failed: tasks failed to start.',
  );
  await expect(rowsOf(page).filter({ hasText: 'CannotPullContainerError' }).first()).toBeVisible();
  await lastOutcome(page, 'tasks failed to start');
});

test('a running task is stopped from its page, after AWS has refused it', async ({
  page,
  control,
}) => {
  await page.goto(tasksOf(idOf.service));
  await scaleTo(page, 1);
  await expect(page.getByText('1 of 1 running')).toBeVisible();
  const running = rowsOf(page).filter({ hasText: 'RUNNING' }).first();
  await running.getByRole('button').click();
  await control.refuse('ECS', 'StopTask', 'No stopping now');
  const dialog = await act(page, 'Stop');
  await expect(dialog).toContainText('No stopping now');
  await control.clearFaults();
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(rowsOf(page).filter({ hasText: 'Stopped in Strata' })).toHaveCount(1);
});

test('another revision is rolled out, and new tasks of the same, each after a refusal', async ({
  page,
  control,
}) => {
  await page.goto(tasksOf(idOf.service));
  for (const action of ['Change task definition', 'Force new deployment']) {
    await test.step(action, async () => {
      await control.refuse('ECS', 'UpdateService', 'No deployment now');
      const dialog = await act(page, action);
      await expect(dialog).toContainText('No deployment now');
      await control.clearFaults();
      await dialog.getByRole('button', { name: action, exact: true }).click();
      await expect(dialog).toBeHidden();
      await lastOutcome(page, new RegExp(`${action}, ${family}.*Done`));
      await page.goto(tasksOf(idOf.service));
    });
  }
});

test('automatic scaling keeps to new limits, after a wrong and a refused one', async ({
  page,
  control,
}) => {
  await page.goto(`${base}/operations?group=containers`);
  const row = page.getByRole('row').filter({ hasText: 'Set limits' }).first();
  await row.getByRole('button', { name: /^Set limits/ }).click();
  const dialog = page.getByRole('dialog');
  const most = dialog.getByRole('spinbutton').last();
  const set = dialog.getByRole('button', { name: 'Set limits', exact: true });
  await dialog.getByRole('spinbutton').first().fill('3');
  await most.fill('2');
  await set.click();
  await expect(dialog).toContainText('Not less than the least');
  await control.refuse('Application Auto Scaling', 'RegisterScalableTarget', 'No limits now');
  await most.fill('6');
  await set.click();
  await expect(dialog).toContainText('No limits now');
  await control.clearFaults();
  await set.click();
  await expect(dialog).toBeHidden();
  await lastOutcome(page, /^Set limits.*Done/);
});

test('an image tells what was found in it, its size, and what uses it', async ({
  page,
  strata,
}) => {
  const ecr = new ECRClient({
    region: 'us-east-2',
    endpoint: strata.awsUrl,
    credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
  });
  const repositoryName = `${environment}-data-jobs`;
  const imageManifest = JSON.stringify({ layers: [{ size: 31_000_000 }] });
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'latest' }));
  ecr.destroy();
  await page.goto(`${base}/architecture?view=compute&resource=${repositoryName}`);
  await page.getByRole('link', { name: 'Images', exact: true }).click();
  const image = page.getByRole('table', { name: 'Images' }).getByRole('row').nth(1);
  await expect(image).toContainText('latest');
  await expect(image).toContainText('31 MB');
  await expect(image).toContainText(/\d+ high/);
  await expect(image.getByRole('link', { name: /^Task \w{8}$/ })).toHaveCount(1);
  await image.getByRole('link', { name: new RegExp(`^${family}:`) }).click();
  await expect(page.getByRole('heading', { name: family, level: 1 })).toBeVisible();
});
