import { expect, test } from './fixtures.ts';
import { planLayers } from './layer-choice.ts';

test('shows the first failure above all, then the roll-back', async ({
  page,
  api,
  control,
  environmentName,
}) => {
  await api.createEnvironment(environmentName);
  const reason = 'The maximum number of addresses has been reached.';
  await control.failCreation(`${environmentName}-network`, 'NatAddressA', reason);

  await page.goto(`/environments/${environmentName}`);
  await planLayers(page, 'Network');
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();

  const alert = page.getByText(/^Elastic IP address NatAddressA failed \(CREATE_FAILED\)/).first();
  await expect(alert).toBeVisible();
  await expect(page.getByText(reason).first()).toBeVisible();
  await expect(page.getByText('The roll-back is finished.').first()).toBeVisible();
  await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Delete complete').first()).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(alert).toBeVisible();
  await expect(page.getByText('ROLLBACK_COMPLETE').first()).toBeVisible();

  await test.step('the next deployment takes its place', async () => {
    await control.clearFaults();
    expect(await api.deploy(environmentName)).toMatchObject({ status: 'succeeded' });
    await expect(page.getByText('CREATE_COMPLETE', { exact: true }).first()).toBeVisible();
    await expect(alert).toBeHidden();
  });
});

test('says what could not be deleted', async ({ page, api, control, environmentName }) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName);
  const reason = 'The vpc has dependencies and cannot be deleted.';
  await control.failDeletion(`${environmentName}-network`, 'Vpc', reason);

  await page.goto(`/environments/${environmentName}`);
  await page.getByRole('button', { name: 'Destroy', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(environmentName);
  await page.keyboard.press('Enter');

  await expect(page.getByText('1 not deleted').first()).toBeVisible();
  await expect(page.getByText(/VPC Vpc \(vpc-.*\): .*has dependencies/).first()).toBeVisible();
});
