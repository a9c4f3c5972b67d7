import { DescribeSubnetsCommand, ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';

test('what was changed by hand is found by comparing with the templates', async ({
  page,
  api,
  ec2,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName);
  await page.goto(`/environments/${environmentName}/architecture?overlay=drift`);
  const diagram = new NetworkFigure(page, environmentName);
  await diagram.expectDrawn();
  const compare = page.getByRole('button', { name: 'Compare with the templates' });

  await test.step('nothing has drifted', async () => {
    await expect(page.getByText('Nothing has been compared with its template yet')).toBeVisible();
    await compare.click();
    await expect(page.getByText(/No resource has drifted/)).toBeVisible();
    await expect(diagram.nodes(/VPC/).first()).toHaveAttribute('data-status', 'healthy');
  });

  const cidr = '10.0.1.0/24';
  const { Subnets } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [
        { Name: 'tag:strata:environment', Values: [environmentName] },
        { Name: 'cidr-block', Values: [cidr] },
      ],
    }),
  );
  const subnetId = Subnets?.[0]?.SubnetId;
  await ec2.send(
    new ModifySubnetAttributeCommand({
      SubnetId: subnetId,
      MapPublicIpOnLaunch: { Value: false },
    }),
  );

  await test.step('the subnet has, and is marked', async () => {
    await compare.click();
    await expect(page.getByText(/1 drifted/)).toBeVisible();
    await expect(diagram.figure).toContainText('≠ drifted');
    const list = await page.context().newPage();
    await list.goto('/');
    const card = list.getByRole('listitem').filter({ hasText: environmentName });
    await expect(card.getByRole('link', { name: '1 drifted' })).toBeVisible();
    await list.close();
  });

  await test.step('its panel says where, and what happened to it', async () => {
    await diagram.nodes(/-public-a, .*drifted/).focus();
    await page.keyboard.press('Enter');
    const differences = page.getByRole('table', { name: 'Differences from the template' });
    const row = differences.getByRole('row', { name: /MapPublicIpOnLaunch/ });
    await expect(row).toContainText('true');
    await expect(row).toContainText('false');
    await expect(page.getByRole('list', { name: 'Recent events' })).toContainText(
      'MapPublicIpOnLaunch',
    );
  });

  await test.step('put right, it is as its template says', async () => {
    await ec2.send(
      new ModifySubnetAttributeCommand({
        SubnetId: subnetId,
        MapPublicIpOnLaunch: { Value: true },
      }),
    );
    await compare.click();
    await expect(page.getByText(/No resource has drifted/)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Differences from the template' })).toHaveCount(0);
  });
});
