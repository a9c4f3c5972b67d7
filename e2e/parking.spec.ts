import { expect, platformSpeed, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'rest';

test.use({ speed: platformSpeed });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'single' } });
  const layers = ['compute', 'databases', 'kubernetes'];
  expect(await api.deploy(environment, layers)).toMatchObject({ status: 'succeeded' });
});

test('a service scales to three and to none, is refused once, and the environment parks and wakes', async ({
  page,
  control,
}) => {
  await page.goto(`/environments/${environment}/operations?group=containers`);
  const containers = page.getByRole('table', { name: 'Containers' });
  const service = containers.getByRole('row', { name: /ECS service/ });
  const dialog = page.getByRole('dialog');
  const scale = async (count: string) => {
    await service.getByRole('button', { name: /^Scale / }).click();
    await dialog.getByRole('spinbutton').fill(count);
    await dialog.getByRole('button', { name: 'Scale', exact: true }).click();
  };

  await test.step('three tasks', async () => {
    await scale('3');
    await expect(service).toContainText('3 of 3 running');
  });

  await test.step('what AWS refuses is said in the dialog, and the service stays', async () => {
    await control.refuse('ECS', 'UpdateService', 'Not now');
    await scale('0');
    await expect(dialog).toContainText('Not now');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await control.clearFaults();
    await expect(service).toContainText('3 of 3 running');
  });

  await test.step('parked by its name', async () => {
    await page.getByRole('button', { name: 'Park', exact: true }).click();
    await expect(dialog).toContainText(`Costs as before: `);
    await expect(dialog).toContainText(`${environment}-redis`);
    await expect(dialog).toContainText(/Saves about \$\d+ a month; .* cost on, about \$\d+/);
    const park = dialog.getByRole('button', { name: 'Park', exact: true });
    await expect(park).toBeDisabled();
    await dialog.getByRole('textbox').fill(environment);
    await park.click();
    await expect(page.getByText(`${environment} is parked`)).toBeVisible();
    await expect(page.getByText('Saved so far: less than $1.')).toBeVisible();
    await expect(service).toContainText('0 of 0 running');
    await page.getByRole('tab', { name: 'Hosts and databases' }).click();
    const hosts = page.getByRole('table', { name: 'Hosts and databases' });
    await expect(hosts.getByRole('row', { name: /RDS instance/ })).toContainText('stopped');
    await expect(hosts.getByRole('row', { name: /-kubernetes/ })).toContainText('stopped');
  });

  await test.step('woken, it is as it was', async () => {
    await page.getByRole('button', { name: 'Wake', exact: true }).click();
    await expect(page.getByText(`${environment} is parked`)).toHaveCount(0);
    const hosts = page.getByRole('table', { name: 'Hosts and databases' });
    await expect(hosts.getByRole('row', { name: /RDS instance/ })).toContainText('available');
    await expect(hosts.getByRole('row', { name: /-kubernetes/ })).toContainText('running');
    await page.getByRole('tab', { name: 'Containers' }).click();
    await expect(service).toContainText('3 of 3 running');
  });

  await test.step('none', async () => {
    await scale('0');
    await expect(service).toContainText('0 of 0 running');
  });
});
