import {
  CostExplorerClient,
  UpdateCostAllocationTagsStatusCommand,
} from '@aws-sdk/client-cost-explorer';
import { DiagramFigure, NetworkFigure } from './diagram.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';

async function setTagStatus(endpoint: string, Status: 'Active' | 'Inactive'): Promise<void> {
  const client = new CostExplorerClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
  });
  await client.send(
    new UpdateCostAllocationTagsStatusCommand({
      CostAllocationTagsStatus: ['strata:environment', 'strata:layer'].map((TagKey) => ({
        TagKey,
        Status,
      })),
    }),
  );
  client.destroy();
}

test('the overlay tells what nodes cost, and a saving is applied from its check to AWS', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'per-zone' } });
  expect(await api.deploy(environmentName)).toMatchObject({ status: 'succeeded' });
  const base = `/environments/${environmentName}`;
  const network = new NetworkFigure(page, environmentName);
  const savings = page.getByRole('table', { name: 'Savings' });

  await test.step('nodes tell what they cost, and the dearest are named', async () => {
    await page.goto(`${base}/architecture`);
    await network.expectDrawn();
    await page.getByRole('button', { name: /^Nodes tell/ }).click();
    await page.getByRole('option', { name: 'Cost' }).click();
    await expect(page).toHaveURL(/overlay=cost/);
    await network.expectNodes(/NAT gateway.*about \$34 a month/, 2);
    await expect(page.getByText('By estimate about $75 a month')).toBeVisible();
    await page
      .getByRole('link', { name: `${environmentName}-nat-a` })
      .first()
      .click();
    await expect(page).toHaveURL(/resource=/);
  });

  await test.step('the cost view has what is billed and nothing else', async () => {
    await page.goto(`${base}/architecture?view=cost`);
    const cost = new DiagramFigure(page, `Cost of ${environmentName}`);
    await cost.expectDrawn();
    await cost.expectNodes(/a month/, 4);
    await expect(cost.figure).not.toContainText('10.0.0.0/16');
    await expectNoViolations(page);
  });

  await test.step('a check says that one gateway would do', async () => {
    await page.goto(`${base}/cost`);
    await expect(page.getByRole('heading', { name: 'about $75 a month' })).toBeVisible();
    const row = savings.getByRole('row', { name: /A NAT gateway in each zone/ });
    await expect(row).toContainText('about $37');
    await page.getByRole('button', { name: 'Show the resources of Network' }).click();
    const table = page.getByRole('treegrid', { name: 'Cost by layer and resource' });
    await expect(table.getByRole('row', { name: /nat-a/ }).first()).toContainText(
      'Gateway: 730 hours at $0.045',
    );
    await expectNoViolations(page);
  });

  await test.step('its plan says what it saves, and saves it', async () => {
    await savings.getByRole('button', { name: /^Prepare plan/ }).click();
    await expect(page).toHaveURL(/\/deployments\//);
    await expect(page.getByRole('heading', { name: 'Cost a month: about $37 less' })).toBeVisible();
    const layers = page.getByRole('table', { name: 'Cost by layer' });
    await expect(layers.getByRole('row', { name: /^Network/ })).toContainText('about $37 less');
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    await expect(page.getByText('Finished after').first()).toBeVisible();
  });

  await test.step('the environment costs less, and there is nothing left to save', async () => {
    await page.goto(`${base}/cost`);
    await expect(page.getByRole('heading', { name: 'about $37 a month' })).toBeVisible();
    await expect(savings).toContainText('Nothing is found that could cost less.');
  });
});

test('actual costs are off until they are switched on, and then told beside the estimate', async ({
  page,
  api,
  control,
  strata,
  environmentName,
}) => {
  await control.addPastCosts(70);
  await api.createEnvironment(environmentName, { network: { natGateways: 'single' } });
  expect(await api.deploy(environmentName)).toMatchObject({ status: 'succeeded' });
  await setTagStatus(strata.awsUrl, 'Inactive');
  await page.goto(`/environments/${environmentName}/cost`);

  await test.step('what it costs to ask is said before', async () => {
    await expect(page.getByText('AWS charges $0.01 for each request')).toBeVisible();
    await expect(page.getByText('Today 0 of at most 12 were sent')).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('without an active tag there are no costs, and it is said how one becomes active', async () => {
    await page.getByRole('button', { name: 'Switch actual costs on' }).click();
    await expect(page.getByText('The tag strata:environment is not active')).toBeVisible();
    await expect(page.getByText('aws ce update-cost-allocation-tags-status')).toBeVisible();
    await expect(page.getByText('No costs were told of these days.')).toBeVisible();
  });

  await test.step('with one the days are drawn, and the forecast is told', async () => {
    await setTagStatus(strata.awsUrl, 'Active');
    await page.getByRole('button', { name: 'Read costs now' }).click();
    await expect(page.getByText('The tag strata:environment is not active')).toBeHidden();
    await expect(page.getByLabel('Actual cost by day and layer').first()).toBeVisible();
    await expect(page.getByText('A day by estimate').first()).toBeVisible();
    await expect(page.getByText('Expected this month')).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('who switched it on is in the activity, and off is off', async () => {
    await page.getByRole('button', { name: 'Switch actual costs off' }).click();
    await expect(page.getByRole('button', { name: 'Switch actual costs on' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Read costs now' })).toBeHidden();
    await page.goto(`/environments/${environmentName}`);
    await expect(
      page.getByText('Switched on that Cost Explorer is asked for actual costs').first(),
    ).toBeVisible();
  });
});

test('assumptions are edited, refused by their name, and change the estimate', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'single' } });
  expect(await api.deploy(environmentName)).toMatchObject({ status: 'succeeded' });
  await page.goto(`/environments/${environmentName}/cost`);
  await page.getByRole('button', { name: 'Assumptions', exact: true }).click();
  const data = page.getByRole('spinbutton', { name: 'Data through each NAT gateway' });
  const save = page.getByRole('button', { name: 'Save assumptions' });

  await test.step('what cannot be is refused at its field', async () => {
    const hours = page.getByRole('spinbutton', { name: 'Hours of a month' });
    await hours.fill('1000');
    await save.click();
    await expect(page.getByText('At most 744 hours').first()).toBeVisible();
    await hours.fill('730');
  });

  await test.step('two terabytes through the gateway cost more than the gateway', async () => {
    await data.fill('2000');
    await save.click();
    await expect(page.getByText('The assumptions are saved.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'about $125 a month' })).toBeVisible();
    await expectNoViolations(page);
  });
});
