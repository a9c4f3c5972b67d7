import {
  CreateSubnetCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';

test('follows what is changed behind its back', async ({ page, api, ec2, environmentName }) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'single' } });
  await api.deploy(environmentName);
  await page.goto(`/environments/${environmentName}`);
  const diagram = new NetworkFigure(page, environmentName);
  await diagram.expectDrawn();

  const byTag = [{ Name: 'tag:strata:environment', Values: [environmentName] }];
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: byTag }));
  const vpcId = Vpcs?.[0]?.VpcId;

  await test.step('a subnet made by hand appears, marked as not managed', async () => {
    await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: '10.0.99.0/24' }));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(diagram.figure).toContainText('10.0.99.0/24');
    await expect(page.getByRole('list', { name: 'Activity' })).toContainText(
      'appeared, made outside Strata',
    );
  });

  await test.step('a route deleted by hand is missing', async () => {
    const tables = await ec2.send(new DescribeRouteTablesCommand({ Filters: byTag }));
    const table = tables.RouteTables?.find(({ Routes }) =>
      Routes?.some(({ NatGatewayId }) => NatGatewayId),
    );
    await ec2.send(
      new DeleteRouteCommand({
        RouteTableId: table?.RouteTableId,
        DestinationCidrBlock: '0.0.0.0/0',
      }),
    );
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('list', { name: 'Activity' })).toContainText('Route');
  });
});
