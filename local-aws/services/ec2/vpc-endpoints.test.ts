import { expect, test, vi } from 'vitest';
import { testNetwork } from './test-network.ts';

const network = testNetwork();

test('a gateway endpoint puts a route to its prefix list into its tables and takes it out again', async () => {
  const { ec2, newRouteTable, vpcId } = network();
  const RouteTableId = await newRouteTable();
  const routes = async () => {
    const { RouteTables } = await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] });
    return RouteTables?.[0]?.Routes?.flatMap((route) => route.DestinationPrefixListId ?? []);
  };
  const { VpcEndpoint } = await ec2.createVpcEndpoint({
    VpcId: vpcId,
    ServiceName: 'com.amazonaws.us-east-2.s3',
    RouteTableIds: [RouteTableId],
  });
  const { PrefixLists } = await ec2.describePrefixLists({
    Filters: [{ Name: 'prefix-list-name', Values: ['com.amazonaws.us-east-2.s3'] }],
  });
  expect(await routes()).toEqual([PrefixLists?.[0]?.PrefixListId]);
  const VpcEndpointIds = [VpcEndpoint?.VpcEndpointId ?? ''];
  await vi.waitFor(async () => {
    const { VpcEndpoints } = await ec2.describeVpcEndpoints({ VpcEndpointIds });
    expect(VpcEndpoints?.[0]?.State).toBe('available');
  });
  await ec2.deleteVpcEndpoints({ VpcEndpointIds });
  expect(await routes()).toEqual([]);
});
