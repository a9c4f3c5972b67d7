import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';
import { planLayers } from './layer-choice.ts';

test('creates an environment, plans, deploys, watches and destroys it', async ({
  page,
  environmentName,
}) => {
  await test.step('the first page says what this is and leads to the wizard', async () => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Local AWS, simulated' })).toBeVisible();
    await page.getByRole('link', { name: 'Create environment' }).click();
    await expect(page).toHaveURL(/environments\/new/);
  });

  await test.step('the wizard checks the name', async () => {
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Not A Name');
    const problem = page.getByText(/^Lower-case letters, digits and hyphens/);
    await expect(problem).toBeVisible();
    await name.fill(environmentName);
    await expect(problem).toBeHidden();
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('the wizard checks the addresses', async () => {
    await expect(page.getByRole('textbox', { name: 'VPC CIDR block' })).toHaveValue('10.0.0.0/16');
    const subnet = page.getByRole('textbox', { name: 'Zone b' }).first();
    await subnet.fill('10.0.1.128/25');
    await expect(page.getByText(/overlaps/i).first()).toBeVisible();
    await subnet.fill('192.168.0.0/24');
    await expect(page.getByText(/outside|not inside|within/i).first()).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText(/outside|not inside|within/i).first()).toBeVisible();
    await subnet.fill('10.0.2.0/24');
    await page.getByRole('radio', { name: 'One', exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('the wizard shows the other layers with the preset', async () => {
    await expect(page.getByText('Kubernetes', { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('the review leads to the environment', async () => {
    await expect(page.getByText('10.0.1.0/24, 10.0.2.0/24').first()).toBeVisible();
    await page.getByRole('button', { name: 'Create environment' }).click();
    await expect(page.getByRole('heading', { name: environmentName, level: 1 })).toBeVisible();
    await expect(page.getByText('Not deployed').first()).toBeVisible();
  });

  await test.step('a plan shows every resource with its properties', async () => {
    await planLayers(page, 'Network');
    await expect(page.getByText(/to add\. Nothing has been changed yet/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Properties of Vpc', exact: true }).click();
    const properties = page.getByRole('table', { name: 'Properties of Vpc' });
    await expect(properties.getByRole('row', { name: /CidrBlock 10\.0\.0\.0\/16/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  const diagram = new NetworkFigure(page, environmentName);

  await test.step('resources light up while it is deployed', async () => {
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    await expect(page.getByText(/elapsed, .* expected/).first()).toBeVisible();
    await expect(page.getByText('Create in progress').first()).toBeVisible();
    await expect(diagram.nodes(/VPC/i).first()).toBeVisible();
    await expect(page.getByText('Succeeded').first()).toBeVisible();
    await expect(page.getByText('Finished after').first()).toBeVisible();
  });

  await test.step('the environment shows what exists', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByText('CREATE_COMPLETE').first()).toBeVisible();
    await diagram.expectDrawn();
    await diagram.expectNodes(/NAT gateway/i, 1);
    await diagram.expectNodes(/Internet gateway/i, 1);
    await expect(diagram.figure).toContainText('10.0.10.0/24');
    await expect(page.getByRole('list', { name: 'Activity' })).toContainText('Deployment finished');
  });

  await test.step('a node tells about itself', async () => {
    await diagram.nodes(/NAT gateway/i).click();
    const panel = page.getByRole('region', { name: 'Resource' });
    await expect(panel).toContainText('nat-');
    await expect(panel).toContainText('strata:environment');
    await expect(panel.getByRole('link', { name: /console/i })).toHaveAttribute(
      'href',
      /console\.aws\.amazon\.com/,
    );
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('it is destroyed once its name is typed', async () => {
    await page.getByRole('button', { name: 'Destroy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const destroy = dialog.getByRole('button', { name: 'Destroy', exact: true });
    await expect(destroy).toBeDisabled();
    await dialog.getByRole('textbox').fill(environmentName);
    await destroy.click();
    await expect(page.getByRole('heading', { name: /Destruction/, level: 1 })).toBeVisible();
    await expect(page.getByText('Succeeded').first()).toBeVisible();
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByText('Not deployed').first()).toBeVisible();
  });
});

test('refuses a name that is taken', async ({ page, api, environmentName }) => {
  await api.createEnvironment(environmentName);
  await page.goto('/environments/new');
  await page.getByRole('textbox', { name: 'Name' }).fill(environmentName);
  await expect(
    page.getByText(`There is already an environment named ${environmentName}.`, { exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
});
