import type { Page } from '@playwright/test';
import { expect, platformSpeed, test } from './fixtures.ts';
import { focusBack, tabTo } from './reach-by-keyboard.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'desk';
const database = `${environment}-mysql`;
const host = `${environment}-kubernetes`;

/** At which discovery sees the state in between, by which such an operation is known to have ended. */
const slowEnoughToSee = 15;

test.use({ speed: platformSpeed });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'single' } });
  const layers = ['databases', 'kubernetes'];
  expect(await api.deploy(environment, layers)).toMatchObject({ status: 'succeeded' });
});

/** The page of operations with the panel of a resource open. */
async function openPanel(page: Page, api: StrataApi, type: string) {
  const { nodes } = await api.refresh(environment);
  const node = nodes.find((one) => one.type === type);
  if (!node) throw new Error(`No ${type}`);
  const query = `group=hosts&resource=${encodeURIComponent(node.id)}`;
  await page.goto(`/environments/${environment}/operations?${query}`);
  const panel = page.getByRole('region', { name: node.name, exact: true });
  const dialog = page.getByRole('dialog');
  return {
    node,
    panel,
    dialog,
    done: page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1),
    button: (name: string) => panel.getByRole('button', { name, exact: true }),
    confirm: (name: string) => dialog.getByRole('button', { name, exact: true }).click(),
  };
}

test('a host stops, has no capacity to start, starts and reboots', async ({
  page,
  api,
  control,
}) => {
  const { dialog, done, button, confirm } = await openPanel(page, api, 'AWS::EC2::Instance');

  for (const [action, operation] of [
    ['Stop', 'StopInstances'],
    ['Reboot', 'RebootInstances'],
  ] as const) {
    await test.step(`${action} is refused`, async () => {
      await control.refuse('EC2', operation, `No ${action} now`);
      await button(action).click();
      await confirm(action);
      await expect(dialog).toContainText(`No ${action} now`);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await control.clearFaults();
    });
  }

  await button('Stop').click();
  await confirm('Stop');
  await expect(done).toContainText(`Stop, ${host}Done`);

  await test.step('no capacity', async () => {
    await control.exhaustCapacity();
    await button('Start').click();
    await expect(page.getByText('Insufficient capacity.').first()).toBeVisible();
    await expect(done).toContainText('Failed');
    await control.clearFaults();
  });

  await button('Start').click();
  await expect(done).toContainText(`Start, ${host}Done`);
  await button('Reboot').click();
  await confirm('Reboot');
  await expect(done).toContainText(`Reboot, ${host}Done`);
});

test('a host tells of its checks, its console, and how to get on it', async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { node, panel } = await openPanel(page, api, 'AWS::EC2::Instance');
  const checks = panel.getByRole('list', { name: 'Status checks' });
  for (const title of ['System', 'Instance', 'Volumes']) {
    await expect(checks.getByRole('listitem').filter({ hasText: `${title}:` })).toContainText('ok');
  }

  await test.step('the console', async () => {
    await panel.getByRole('button', { name: 'Console output' }).click();
    const output = panel.getByRole('region', { name: 'Console output' });
    await expect(output).toContainText('login:');
    await panel.getByRole('searchbox', { name: 'Find in Console output' }).fill('linux version');
    await expect(output.getByRole('listitem').first()).toContainText('Linux version');
  });

  await test.step('the commands', async () => {
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await panel.getByRole('button', { name: 'Session Manager' }).click();
    await panel.getByRole('button', { name: 'Copy the command that opens a shell' }).click();
    const session = `aws ssm start-session --region us-east-2 --target ${node.id}`;
    await expect.poll(copied).toBe(session);
    await panel.getByRole('textbox', { name: 'Port of the host' }).fill('80');
    await panel.getByRole('button', { name: 'Copy the command that forwards the port' }).click();
    await expect.poll(copied).toContain(`${session} --document-name AWS-StartPort`);
    await expect.poll(copied).toContain('portNumber=80,localPortNumber=8080');
    await panel.getByRole('textbox', { name: 'Port of the host' }).fill('99999');
    await expect(panel.getByText('From 1 to 65535')).toBeVisible();
  });
});

test('a database is kept as a snapshot, stops and starts, and is refused', async ({
  page,
  api,
  control,
}) => {
  const { panel, dialog, done, button, confirm } = await openPanel(
    page,
    api,
    'AWS::RDS::DBInstance',
  );
  const snapshots = panel.getByRole('list', { name: 'Snapshots' });

  await test.step('a snapshot', async () => {
    await expect(panel.getByText('None was taken of it.')).toBeVisible();
    await button('Take snapshot').click();
    await dialog.getByRole('textbox').fill('Bad Name');
    await confirm('Take snapshot');
    await expect(dialog).toContainText('Lower-case letters');
    await dialog.getByRole('textbox').fill('before-migration');
    await confirm('Take snapshot');
    await expect(done).toContainText(`Take snapshot, ${database}Done`);
    await expect(snapshots).toContainText('before-migration');
    await expect(snapshots).toContainText('available · 20 GiB');
    await button('Take snapshot').click();
    await dialog.getByRole('textbox').fill('before-migration');
    await confirm('Take snapshot');
    await expect(dialog).toContainText('already exists');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('stop, by name, refused at first', async () => {
    await control.refuse('RDS', 'StopDBInstance', 'Not during maintenance');
    await button('Stop').click();
    await dialog.getByRole('textbox').fill(database);
    await confirm('Stop');
    await expect(dialog).toContainText('Not during maintenance');
    await control.clearFaults();
    await confirm('Stop');
    await expect(done).toContainText(`Stop, ${database}Done`);
  });

  await test.step('start, refused at first', async () => {
    await control.refuse('RDS', 'StartDBInstance', 'None left');
    await button('Start').click();
    await expect(page.getByText('None left').first()).toBeVisible();
    await control.clearFaults();
    await button('Start').click();
    await expect(done).toContainText(`Start, ${database}Done`);
  });

  await test.step('reboot', async () => {
    await control.setSpeed(slowEnoughToSee);
    await button('Reboot').click();
    await dialog.getByRole('textbox').fill(database);
    await confirm('Reboot');
    await expect(done).toContainText(`Reboot, ${database}Done`);
  });
});

test('a cache is kept as a snapshot, and is refused', async ({ page, api, control }) => {
  const { panel, dialog, done, button, confirm } = await openPanel(
    page,
    api,
    'AWS::ElastiCache::ReplicationGroup',
  );
  await control.refuse('ElastiCache', 'CreateSnapshot', 'Too many snapshots');
  await button('Take snapshot').click();
  await dialog.getByRole('textbox').fill('cache-before');
  await confirm('Take snapshot');
  await expect(dialog).toContainText('Too many snapshots');
  await control.clearFaults();
  await confirm('Take snapshot');
  await expect(done).toContainText(`Take snapshot, ${environment}-redisDone`);
  await expect(panel.getByRole('list', { name: 'Snapshots' })).toContainText('available · 4 MB');
});

test('by keyboard alone: a host is stopped from its row and started from the palette', async ({
  page,
}) => {
  await page.goto(`/environments/${environment}/operations?group=hosts`);
  const stop = page.getByRole('button', { name: `Stop ${host}`, exact: true });
  const dialog = page.getByRole('dialog');
  const done = page.getByRole('table', { name: 'What was done' }).getByRole('row').nth(1);

  await test.step('what is called off gives the focus back', async () => {
    await tabTo(page, stop);
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('shuts down');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(stop).toBeFocused();
  });

  await test.step('stop', async () => {
    await page.keyboard.press('Enter');
    const confirm = dialog.getByRole('button', { name: 'Stop', exact: true });
    await tabTo(page, confirm);
    await focusBack(page, dialog.getByRole('button', { name: 'Cancel' }));
    await tabTo(page, confirm);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(done).toContainText(`Stop, ${host}Done`);
  });

  await test.step('start', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Go to or do' })).toBeFocused();
    await page.keyboard.type(`start ${host}`);
    await expect(page.getByRole('option').first()).toContainText(`Start ${host}`);
    await page.keyboard.press('Enter');
    await expect(done).toContainText(`Start, ${host}Done`);
  });
});
