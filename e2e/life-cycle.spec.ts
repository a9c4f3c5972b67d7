import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { join } from './join.ts';

/** Asks for the network to be deployed, from the page of the layer. */
async function deployNetwork(page: Page, name: string): Promise<void> {
  await page.goto(`/environments/${name}/layers/network`);
  await page.getByRole('button', { name: 'Plan or deploy' }).click();
  await page.getByRole('menuitem', { name: 'Deploy', exact: true }).click();
  await expect(page).toHaveURL(/\/deployments\/[\da-f-]{36}$/);
}

test('a second person approves what another has asked for', async ({ page, browser, api }) => {
  test.setTimeout(180_000);
  await api.createEnvironment('reviewed');
  await page.goto('/environments/reviewed/settings');
  await page.getByLabel('Approvals').fill('1');
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page.getByText('The deployment rules are saved.')).toBeVisible();

  const given = { environment: 'reviewed' };
  const ann = await join(page, browser, { ...given, name: 'Ann', role: 'Deployer' });
  const ben = await join(page, browser, { ...given, name: 'Ben', role: 'Approver' });

  await deployNetwork(ann, 'reviewed');
  await expect(ann.getByText('Waits to be applied').first()).toBeVisible();
  await expect(ann.getByText('One other person has to approve it.')).toBeVisible();
  const own = ann.getByRole('button', { name: 'Approve', exact: true });
  await expect(own).toHaveAttribute('aria-disabled', 'true');

  await ben.goto(new URL(ann.url()).pathname);
  await ben.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = ben.getByRole('dialog', { name: 'Approve the deployment' });
  const send = dialog.getByRole('button', { name: 'Approve', exact: true });
  await expect(send).toBeDisabled();
  await dialog.getByLabel('Comment').fill('The subnets are as agreed');
  await send.click();
  await expect(dialog).toBeHidden();

  for (const one of [ann, ben]) {
    const row = one.getByRole('table', { name: 'Approvals' }).getByRole('row').nth(1);
    await expect(row).toContainText('ben@example.com');
    await expect(row).toContainText('The subnets are as agreed');
    await expect(one.getByText('Succeeded').first()).toBeVisible({ timeout: 90_000 });
  }

  await page.goto('/activity?action=approveDeployment');
  await expect(page.getByRole('table', { name: 'Audit' }).getByRole('row').nth(1)).toContainText(
    'ben@example.com',
  );
  await ann.context().close();
  await ben.context().close();
});

test('a rejection ends a deployment, with why', async ({ page, browser, api }) => {
  await api.createEnvironment('rejected');
  await api.setDeploymentRules('rejected', { approvals: 1 });
  const given = { environment: 'rejected', role: 'Approver' };
  const ben = await join(page, browser, { ...given, name: 'Rejector' });
  await deployNetwork(page, 'rejected');
  await expect(page.getByText('Waits to be applied').first()).toBeVisible();
  await ben.goto(new URL(page.url()).pathname);
  await ben.getByRole('button', { name: 'Reject', exact: true }).click();
  const dialog = ben.getByRole('dialog', { name: 'Reject the deployment' });
  await dialog.getByLabel('Comment').fill('Not on a Friday');
  await dialog.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(page.getByText('Discarded').first()).toBeVisible();
  await expect(page.getByText('Not on a Friday')).toBeVisible();
  await ben.context().close();
});

test('a closed window is gone past with a reason', async ({ page, api }) => {
  await api.createEnvironment('timed');
  const never = { effect: 'deny', cron: '0 0 * * *', minutes: 1_500, timeZone: 'UTC' } as const;
  await api.setDeploymentRules('timed', { windows: [never] });
  await deployNetwork(page, 'timed');
  await expect(page.getByText('No deployment of this environment may start now.')).toBeVisible();
  await page.getByRole('button', { name: 'Deploy now, with a reason' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deploy outside the deployment windows' });
  await dialog.getByLabel('Reason').fill('The pager went off');
  await dialog.getByRole('button', { name: 'Deploy now' }).click();
  await expect(page.getByText('Deploying').first()).toBeVisible();
  await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: 90_000 });
});

test('a deployment that runs is cancelled, and what it did is undone', async ({
  page,
  api,
  control,
}) => {
  await api.createEnvironment('halting', { network: { natGateways: 'none' } });
  await api.deploy('halting', ['network']);
  await api.updateEnvironment('halting', {
    parameters: { network: { natGateways: 'per-zone' } },
  });
  await control.setSpeed(5);
  await deployNetwork(page, 'halting');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel the deployment' });
  await dialog.getByLabel('They are undone').check();
  await dialog.getByRole('button', { name: 'Cancel it' }).click();
  await expect(dialog).toBeHidden();
  await control.setSpeed(60);
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible({
    timeout: 90_000,
  });
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: 90_000 });
});

test('a plan that the parameters have outlived says so and is made again', async ({
  page,
  api,
}) => {
  await api.createEnvironment('outlived');
  await page.goto('/environments/outlived/layers/network');
  await page.getByRole('button', { name: 'Plan or deploy' }).click();
  await page.getByRole('menuitem', { name: 'Plan', exact: true }).click();
  await expect(page.getByText('Waits for a decision').first()).toBeVisible();
  await api.updateEnvironment('outlived', { parameters: { network: { natGateways: 'none' } } });
  await page.reload();
  const outlived = 'The parameters of network have changed since this plan was made.';
  await expect(page.getByText(`${outlived} Plan again`, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deploy', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const before = page.url();
  await page.getByRole('button', { name: 'Plan again' }).click();
  await expect(page).not.toHaveURL(before);
  await expect(page.getByRole('button', { name: 'Deploy', exact: true })).toBeEnabled();
});

test('a stack whose roll-back failed is brought back from its page', async ({
  page,
  api,
  control,
}) => {
  test.setTimeout(180_000);
  await api.createEnvironment('torn');
  await api.deploy('torn', ['network']);
  await control.failUpdate('torn-network', 'PublicSubnetA', 'It is stuck');
  await api.updateEnvironment('torn', { tags: { team: 'other' } });
  await deployNetwork(page, 'torn');
  await expect(page.getByText('Failed').first()).toBeVisible({ timeout: 90_000 });
  await page.getByRole('link', { name: 'Bring it back' }).first().click();
  await expect(page).toHaveURL(/\/environments\/torn\/layers\/network$/);
  await expect(page.getByText('neither as before nor as planned')).toBeVisible();
  await page.getByRole('button', { name: 'Continue the roll-back' }).click();
  const dialog = page.getByRole('dialog', { name: 'Continue the roll-back: Network' });
  await dialog.getByRole('button', { name: /Resources to skip/ }).click();
  await page.getByRole('option', { name: /PublicSubnetA/ }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Continue the roll-back' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery of torn' })).toBeVisible();
  await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: 90_000 });
  await control.clearFaults();
});

test('production is protected, and destroyed only after that is removed', async ({ page, api }) => {
  await api.createEnvironment('prod');
  await api.deploy('prod', ['network']);
  await page.goto('/environments/prod');
  await page.getByRole('button', { name: 'Destroy', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Destroy prod' });
  await dialog.getByLabel(/prod/).fill('prod');
  await dialog.getByRole('button', { name: 'Destroy', exact: true }).click();
  await expect(dialog.getByText('prod is protected.')).toBeVisible();
  await page.goto('/environments/prod/settings');
  await page.getByLabel('Protected').uncheck();
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page.getByText('Say why the protection is removed')).toBeVisible();
  await page.getByLabel('Why the protection is removed').fill('It moves');
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page.getByText('The deployment rules are saved.')).toBeVisible();
});
