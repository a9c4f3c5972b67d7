import { describe, expect, test, vi } from 'vitest';
import { testNetwork } from './test-network.ts';

const network = testNetwork();

describe('a NAT gateway', () => {
  test('is pending, available, deleting and deleted, and holds its address and subnet meanwhile', async () => {
    const { ec2, newInternetGateway, newRouteTable, newSubnet, ofVpc, vpcId } = network();
    const [InternetGatewayId, SubnetId, RouteTableId] = [
      await newInternetGateway(),
      await newSubnet(),
      await newRouteTable(),
    ];
    const { AllocationId } = await ec2.allocateAddress({});
    const { NatGateway } = await ec2.createNatGateway({ AllocationId, SubnetId });
    const NatGatewayId = NatGateway?.NatGatewayId ?? '';
    expect(NatGateway?.State).toBe('pending');
    const state = async () => {
      const { NatGateways } = await ec2.describeNatGateways({ NatGatewayIds: [NatGatewayId] });
      return NatGateways?.[0]?.State;
    };
    await ec2.createRoute({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId });
    await vi.waitFor(async () => expect(await state()).toBe('available'), { interval: 20 });

    const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters: ofVpc() });
    expect(NetworkInterfaces?.map(({ Description }) => Description)).toEqual([
      `Interface for NAT Gateway ${NatGatewayId}`,
    ]);
    const { Subnets } = await ec2.describeSubnets({ SubnetIds: [SubnetId] });
    expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(250);
    await expect(ec2.releaseAddress({ AllocationId })).rejects.toMatchObject({
      name: 'InvalidIPAddress.InUse',
    });
    await expect(ec2.deleteSubnet({ SubnetId })).rejects.toMatchObject({
      name: 'DependencyViolation',
    });
    await expect(
      ec2.detachInternetGateway({ InternetGatewayId, VpcId: vpcId }),
    ).rejects.toMatchObject({
      name: 'DependencyViolation',
    });

    await ec2.deleteNatGateway({ NatGatewayId });
    expect(await state()).toBe('deleting');
    await vi.waitFor(async () => expect(await state()).toBe('deleted'), { interval: 20 });
    const { RouteTables } = await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] });
    expect(RouteTables?.[0]?.Routes?.at(-1)?.State).toBe('blackhole');
    await ec2.releaseAddress({ AllocationId });
    await ec2.deleteSubnet({ SubnetId });
  });

  test('fails without an internet gateway', async () => {
    const { ec2, newSubnet } = network();
    const { AllocationId } = await ec2.allocateAddress({});
    const { NatGateway } = await ec2.createNatGateway({
      AllocationId,
      SubnetId: await newSubnet(),
    });
    const NatGatewayIds = [NatGateway?.NatGatewayId ?? ''];
    await vi.waitFor(
      async () => {
        const { NatGateways } = await ec2.describeNatGateways({ NatGatewayIds });
        expect(NatGateways?.[0]).toMatchObject({
          State: 'failed',
          FailureCode: 'Gateway.NotAttached',
        });
      },
      { interval: 20 },
    );
  });

  test('is made once per client token', async () => {
    const { ec2, newInternetGateway, newSubnet, vpcId } = network();
    await newInternetGateway();
    const SubnetId = await newSubnet();
    const request = {
      SubnetId,
      ConnectivityType: 'private',
      ClientToken: `token-${vpcId}`,
    } as const;
    const [first, second] = [
      await ec2.createNatGateway(request),
      await ec2.createNatGateway(request),
    ];
    expect(second.NatGateway?.NatGatewayId).toBe(first.NatGateway?.NatGatewayId);
    await expect(
      ec2.createNatGateway({ ...request, ConnectivityType: 'public', AllocationId: 'eipalloc-1' }),
    ).rejects.toMatchObject({
      name: 'IdempotentParameterMismatch',
    });
  });
});
