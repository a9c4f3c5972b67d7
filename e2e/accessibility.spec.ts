import { NetworkFigure } from './diagram.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';
import { planLayers } from './layer-choice.ts';

const schemes = ['light', 'dark'] as const;

for (const colorScheme of schemes) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('on any page of a deployed environment', async ({ page, api, environmentName }) => {
      await api.createEnvironment(environmentName, { network: { natGateways: 'single' } });
      const { id } = await api.deploy(environmentName);
      const base = `/environments/${environmentName}`;

      await page.goto('/');
      await expect(page.getByRole('link', { name: environmentName })).toBeVisible();
      await expectNoViolations(page);

      await page.goto(base);
      await new NetworkFigure(page, environmentName).expectDrawn();
      await expectNoViolations(page);

      await page.goto(`${base}/architecture`);
      const diagram = new NetworkFigure(page, environmentName);
      await diagram.expectDrawn();
      await expectNoViolations(page);
      await diagram.nodes(/NAT gateway/i).click();
      await expect(page).toHaveURL(/resource=nat-/);
      await expectNoViolations(page);

      await page.goto(`${base}/deployments`);
      await expect(page.getByText('Succeeded').first()).toBeVisible();
      await expectNoViolations(page);

      await page.goto(`${base}/deployments/${id}`);
      await expect(page.getByText('Finished after').first()).toBeVisible();
      await expectNoViolations(page);

      await page.goto(`${base}/layers/network`);
      await expect(page.getByRole('tab', { name: 'Resources' })).toBeVisible();
      await page.getByRole('tab', { name: 'Template' }).click();
      await expect(page.getByText('AWSTemplateFormatVersion').first()).toBeVisible();
      await expectNoViolations(page);

      await page.goto(`${base}/configuration`);
      await expect(page.getByRole('table', { name: 'Variables' })).toContainText('VPC_CIDR');
      await expectNoViolations(page);

      await page.goto(`${base}/connections`);
      await expect(page.getByRole('heading', { name: 'GitHub', exact: true })).toBeVisible();
      await expectNoViolations(page);

      await page.goto(`${base}/settings`);
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
      await expectNoViolations(page);
    });

    test('in the wizard and its errors', async ({ page }) => {
      await page.goto('/environments/new');
      await page.getByRole('textbox', { name: 'Name' }).fill('Not A Name');
      await expect(page.getByText(/^Lower-case letters, digits and hyphens/).first()).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('textbox', { name: 'Name' }).fill('axe');
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByRole('textbox', { name: 'VPC CIDR block' })).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Next' }).click();
      const compute = page.getByRole('button', { name: 'Compute', exact: true });
      await compute.click();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByRole('button', { name: 'Create environment' })).toBeVisible();
      await expectNoViolations(page);
    });

    test('in a plan and in the dialog that destroys', async ({ page, api, environmentName }) => {
      await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
      await page.goto(`/environments/${environmentName}`);
      await expect(page.getByText('Not deployed').first()).toBeVisible();
      await expectNoViolations(page);
      await planLayers(page, 'Network');
      await expect(page.getByText(/to add\. Nothing has been changed yet/).first()).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Deploy', exact: true }).click();
      await expect(page.getByText('Finished after').first()).toBeVisible();
      await page.getByRole('link', { name: 'Overview' }).click();
      await page.getByRole('button', { name: 'Destroy', exact: true }).click();
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
      await expectNoViolations(page);
    });
  });
}
