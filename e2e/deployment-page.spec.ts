import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const layers = ['network', 'secrets'];

const parameters = (firstSubnet: string, encryption: string) => ({
  network: { natGateways: 'none', privateSubnetCidrs: [firstSubnet, '10.0.20.0/24'] },
  secrets: { whenDeleted: 'delete', encryption },
});

const review = (page: Page) => page.getByRole('list', { name: 'Review', exact: true });
const events = (page: Page) => page.getByRole('table', { name: 'Stack events' });

test('a deployment is reviewed, copied, watched, filtered and compared on its page', async ({
  page,
  context,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, parameters('10.0.10.0/24', 'customer-key'));
  const first = await api.deploy(environmentName, layers);
  expect(first.status).toBe('succeeded');
  await api.updateEnvironment(environmentName, {
    parameters: parameters('10.0.11.0/24', 'aws-managed'),
  });
  const plan = await api.plan(environmentName, layers);
  const base = `/environments/${environmentName}/deployments`;
  await page.goto(`${base}/${plan.id}`);

  await test.step('the review has the gravest on top, with its cause', async () => {
    const items = review(page).getByRole('listitem');
    await expect(items.first()).toContainText(/Critical.*Data.*the data in it is lost/s);
    const subnet = items.filter({ hasText: 'PrivateSubnetA' });
    await expect(subnet.first()).toContainText('CidrBlock always requires recreation');
    await expect(subnet.first()).toContainText('10.0.10.0/24 → 10.0.11.0/24');
    await expect(items.filter({ hasText: 'Encryption' }).first()).toBeVisible();
    await subnet.getByRole('link', { name: 'PrivateSubnetA', exact: true }).first().click();
    await expect(page).toHaveURL(/change=network%2FPrivateSubnetA/);
    const properties = page.getByRole('table', { name: 'Properties of PrivateSubnetA' });
    await expect(properties).toContainText('10.0.11.0/24');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/change=/);
  });

  await test.step('the plan is copied as Markdown', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.getByText('Plan copied as Markdown')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`## Plan for \`${environmentName}\``);
    expect(text).toMatch(/\| Critical \| Data \| `secrets` \|/);
    expect(text).toContain('`10.0.11.0/24`');
  });

  await test.step('the timeline grows while it is deployed', async () => {
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const { name } of plan.losses) {
      await dialog.getByRole('textbox', { name: new RegExp(name) }).fill(name);
    }
    await dialog.getByRole('button', { name: 'Deploy and lose the data' }).click();
    const timeline = page.getByRole('treegrid', { name: 'Timeline' });
    await expect(timeline.getByRole('img', { name: /^Network: Deploying for/ })).toBeVisible();
    await expect(page.getByText('Finished after').first()).toBeVisible();
    await timeline.getByRole('button', { name: 'Show resources of Network' }).click();
    await expect(
      timeline.getByRole('img', { name: /^PrivateSubnetA: Deploying for/ }).first(),
    ).toBeVisible();
    await expect(page.getByText(/the only earlier success of these layers took/)).toBeVisible();
  });

  await test.step('its operations are named as AWS names them', async () => {
    await page.getByRole('button', { name: /AWS operations/ }).click();
    await expect(page.getByText(/:changeSet\/strata-/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Copy change set id of Network' }).click();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`:changeSet/strata-${plan.id}`);
  });

  await test.step('events are filtered by the address', async () => {
    const find = page.getByRole('combobox', { name: 'Find events' });
    await find.fill('PrivateSubnetA');
    await find.press('Enter');
    await expect(page).toHaveURL(/event-text=PrivateSubnetA/);
    const rows = events(page).getByRole('row');
    await expect(rows.filter({ hasText: 'UPDATE_COMPLETE' }).first()).toBeVisible();
    await expect(rows.filter({ hasText: 'Key' })).toHaveCount(0);
    await page.reload();
    await expect(rows.filter({ hasText: 'PrivateSubnetA' }).first()).toBeVisible();
    await expect(rows.filter({ hasText: 'Key' })).toHaveCount(0);
    await page.getByRole('checkbox', { name: 'Failures only' }).click();
    await expect(page).toHaveURL(/events=failures/);
    await expect(events(page).getByText('No event is like that.')).toBeVisible();
  });

  await test.step('it is compared with the one before', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`compare\\?from=${first.id}&to=${plan.id}`));
    const changed = page.getByRole('table', { name: 'Parameters of Network' });
    await expect(changed.getByRole('row', { name: /privateSubnetCidrs/ })).toContainText(
      '10.0.11.0/24',
    );
    await expect(
      page
        .getByRole('table', { name: 'Changes of Network' })
        .getByRole('row', { name: /^PrivateSubnetA/ })
        .first(),
    ).toContainText(/Add.*Replace: CidrBlock/s);
  });

  await test.step('the history is searched', async () => {
    await page.goto(base);
    const table = page.getByRole('table', { name: 'Deployments' });
    const links = table.getByRole('link', { name: /^Deployment / });
    await expect(links).toHaveCount(2);
    const find = page.getByRole('combobox', { name: 'Find deployments' });
    await find.fill(first.id.slice(-8));
    await find.press('Enter');
    await expect(links).toHaveCount(1);
    await expect(page).toHaveURL(new RegExp(`text=${first.id.slice(-8)}`));
    await page.goto(`${base}?status=failed`);
    await expect(table.getByText('No deployment is like that.')).toBeVisible();
    await page.goto(`${base}?layer=secrets&status=succeeded`);
    await expect(links).toHaveCount(2);
  });
});
