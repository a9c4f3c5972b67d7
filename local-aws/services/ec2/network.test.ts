import type { CreateFlowLogsRequest } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

let vpcId: string;
beforeEach(async () => {
  const { Vpc } = await endpoint.clients.ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  vpcId = Vpc?.VpcId ?? '';
});

const ofVpc = () => [{ Name: 'vpc-id', Values: [vpcId] }];

async function newSubnet(CidrBlock = '10.0.1.0/24') {
  const { Subnet } = await endpoint.clients.ec2.createSubnet({ VpcId: vpcId, CidrBlock });
  return Subnet?.SubnetId ?? '';
}

async function newGateway() {
  const { ec2 } = endpoint.clients;
  const { InternetGateway } = await ec2.createInternetGateway({});
  const InternetGatewayId = InternetGateway?.InternetGatewayId ?? '';
  await ec2.attachInternetGateway({ InternetGatewayId, VpcId: vpcId });
  return InternetGatewayId;
}

async function newTable() {
  const { RouteTable } = await endpoint.clients.ec2.createRouteTable({ VpcId: vpcId });
  return RouteTable?.RouteTableId ?? '';
}

describe('a new VPC', () => {
  test('has a main route table, a default group and a default ACL', async () => {
    const { ec2 } = endpoint.clients;
    const { RouteTables } = await ec2.describeRouteTables({ Filters: ofVpc() });
    expect(RouteTables?.map((table) => table.Associations?.map(({ Main }) => Main))).toEqual([
      [true],
    ]);
    expect(RouteTables?.[0]?.Routes).toEqual([
      {
        DestinationCidrBlock: '10.0.0.0/16',
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
    ]);
    const { SecurityGroups } = await ec2.describeSecurityGroups({ Filters: ofVpc() });
    expect(SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual(['default']);
    const { NetworkAcls } = await ec2.describeNetworkAcls({ Filters: ofVpc() });
    expect(NetworkAcls?.map(({ IsDefault }) => IsDefault)).toEqual([true]);
  });

  test('takes one attribute at a time', async () => {
    const { ec2 } = endpoint.clients;
    await ec2.modifyVpcAttribute({ VpcId: vpcId, EnableDnsHostnames: { Value: true } });
    const answer = await ec2.describeVpcAttribute({
      VpcId: vpcId,
      Attribute: 'enableDnsHostnames',
    });
    expect(answer.EnableDnsHostnames).toEqual({ Value: true });
  });

  test('goes with its defaults', async () => {
    const { ec2 } = endpoint.clients;
    await ec2.deleteVpc({ VpcId: vpcId });
    expect((await ec2.describeRouteTables({ Filters: ofVpc() })).RouteTables).toEqual([]);
    await expect(ec2.describeVpcs({ VpcIds: [vpcId] })).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
      message: `The vpc ID '${vpcId}' does not exist`,
    });
  });
});

describe('refusals', () => {
  test.each([
    [
      '10.0.1.128/25',
      'InvalidSubnet.Conflict',
      "The CIDR '10.0.1.128/25' conflicts with another subnet",
    ],
    ['10.1.0.0/24', 'InvalidSubnet.Range', "The CIDR '10.1.0.0/24' is invalid."],
    ['10.0.2.0/29', 'InvalidSubnet.Range', "The CIDR '10.0.2.0/29' is invalid."],
    [
      '10.0.300.0/24',
      'InvalidParameterValue',
      'Value (10.0.300.0/24) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
  ])('a subnet %s beside 10.0.1.0/24: %s', async (CidrBlock, name, message) => {
    await newSubnet();
    await expect(newSubnet(CidrBlock)).rejects.toMatchObject({ name, message });
  });

  test('a VPC with a subnet, a table, a group or a gateway stays', async () => {
    const { ec2 } = endpoint.clients;
    const refused = () =>
      expect(ec2.deleteVpc({ VpcId: vpcId })).rejects.toMatchObject({
        name: 'DependencyViolation',
        message: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
      });
    const SubnetId = await newSubnet();
    await refused();
    await ec2.deleteSubnet({ SubnetId });
    const InternetGatewayId = await newGateway();
    await refused();
    await ec2.detachInternetGateway({ InternetGatewayId, VpcId: vpcId });
    const RouteTableId = await newTable();
    await refused();
    await ec2.deleteRouteTable({ RouteTableId });
    const { GroupId } = await ec2.createSecurityGroup({
      VpcId: vpcId,
      GroupName: 'web',
      Description: 'web',
    });
    await refused();
    await ec2.deleteSecurityGroup({ GroupId });
    await ec2.deleteVpc({ VpcId: vpcId });
  });

  test('the same route twice, and an association that is taken', async () => {
    const { ec2 } = endpoint.clients;
    const [RouteTableId, other, GatewayId, SubnetId] = [
      await newTable(),
      await newTable(),
      await newGateway(),
      await newSubnet(),
    ];
    const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId };
    await ec2.createRoute(route);
    await expect(ec2.createRoute(route)).rejects.toMatchObject({ name: 'RouteAlreadyExists' });
    const { AssociationId } = await ec2.associateRouteTable({ RouteTableId, SubnetId });
    await expect(ec2.associateRouteTable({ RouteTableId: other, SubnetId })).rejects.toMatchObject({
      name: 'Resource.AlreadyAssociated',
    });
    await expect(ec2.deleteRouteTable({ RouteTableId })).rejects.toMatchObject({
      name: 'DependencyViolation',
    });
    await ec2.disassociateRouteTable({ AssociationId });
    await ec2.deleteRouteTable({ RouteTableId });
  });

  test('a dry run does nothing and says that it would', async () => {
    const { ec2 } = endpoint.clients;
    await expect(ec2.deleteVpc({ VpcId: vpcId, DryRun: true })).rejects.toMatchObject({
      name: 'DryRunOperation',
      $metadata: { httpStatusCode: 412 },
    });
    await expect(ec2.describeVpcs({ VpcIds: [vpcId] })).resolves.toBeDefined();
  });

  test('a missing parameter is named', async () => {
    await expect(endpoint.clients.ec2.deleteVpc({ VpcId: undefined })).rejects.toMatchObject({
      name: 'MissingParameter',
      message: 'The request must contain the parameter VpcId',
    });
  });
});

describe('a NAT gateway', () => {
  test('is pending, available, deleting and deleted, and holds its address and subnet meanwhile', async () => {
    const { ec2 } = endpoint.clients;
    const [InternetGatewayId, SubnetId, RouteTableId] = [
      await newGateway(),
      await newSubnet(),
      await newTable(),
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
    const { ec2 } = endpoint.clients;
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
    const { ec2 } = endpoint.clients;
    await newGateway();
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

test('a gateway endpoint puts a route to its prefix list into its tables and takes it out again', async () => {
  const { ec2 } = endpoint.clients;
  const RouteTableId = await newTable();
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

test('security group rules are added, listed one by one, and revoked', async () => {
  const { ec2 } = endpoint.clients;
  const { GroupId } = await ec2.createSecurityGroup({
    VpcId: vpcId,
    GroupName: 'web',
    Description: 'web',
  });
  const https = {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'all' }],
  };
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [https] });
  await expect(
    ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [https] }),
  ).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
    message:
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
  });
  const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId ?? ''] });
  expect(SecurityGroups?.[0]?.IpPermissions).toMatchObject([https]);
  const { SecurityGroupRules } = await ec2.describeSecurityGroupRules({
    Filters: [{ Name: 'group-id', Values: [GroupId ?? ''] }],
  });
  expect(SecurityGroupRules?.map(({ IsEgress }) => IsEgress)).toEqual([true, false]);
  const ids = SecurityGroupRules?.filter(({ IsEgress }) => !IsEgress).flatMap(
    (rule) => rule.SecurityGroupRuleId ?? [],
  );
  await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: ids });
  await expect(
    ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: [https] }),
  ).rejects.toMatchObject({
    name: 'InvalidPermission.NotFound',
  });
});

test('lists are paged', async () => {
  const { ec2 } = endpoint.clients;
  for (let i = 0; i < 7; i += 1) await newSubnet(`10.0.${i}.0/24`);
  const first = await ec2.describeSubnets({ Filters: ofVpc(), MaxResults: 5 });
  const second = await ec2.describeSubnets({
    Filters: ofVpc(),
    MaxResults: 5,
    NextToken: first.NextToken,
  });
  expect([first.Subnets?.length, second.Subnets?.length, second.NextToken]).toEqual([
    5,
    2,
    undefined,
  ]);
});

test('tags are set on creation, changed afterwards, filtered by, and reserved where they begin with aws:', async () => {
  const { ec2 } = endpoint.clients;
  const Tags = [{ Key: 'Name', Value: `net-${vpcId}` }];
  await ec2.createTags({ Resources: [vpcId], Tags });
  const named = async () =>
    (
      await ec2.describeVpcs({ Filters: [{ Name: 'tag:Name', Values: [`net-${vpcId}`] }] })
    ).Vpcs?.map((vpc) => vpc.VpcId);
  expect(await named()).toEqual([vpcId]);
  await ec2.deleteTags({ Resources: [vpcId], Tags: [{ Key: 'Name' }] });
  expect(await named()).toEqual([]);
  await expect(
    ec2.createTags({ Resources: [vpcId], Tags: [{ Key: 'aws:x', Value: '1' }] }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  await expect(ec2.createTags({ Resources: ['vpc-0'], Tags })).rejects.toMatchObject({
    name: 'InvalidID',
  });
});

test('flow logs are made once per destination', async () => {
  const { ec2 } = endpoint.clients;
  const request = {
    ResourceIds: [vpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: '/vpc/flow',
    DeliverLogsPermissionArn: 'arn:aws:iam::000000000000:role/flow',
  } satisfies CreateFlowLogsRequest;
  const { FlowLogIds } = await ec2.createFlowLogs(request);
  await expect(ec2.createFlowLogs(request)).rejects.toMatchObject({ name: 'FlowLogAlreadyExists' });
  const { FlowLogs } = await ec2.describeFlowLogs({
    Filter: [{ Name: 'resource-id', Values: [vpcId] }],
  });
  expect(FlowLogs?.map(({ FlowLogId }) => FlowLogId)).toEqual(FlowLogIds);
  await ec2.deleteFlowLogs({ FlowLogIds });
});

test('zones are those of the region', async () => {
  const { ec2 } = endpoint.clients;
  const { AvailabilityZones } = await ec2.describeAvailabilityZones({});
  expect(AvailabilityZones?.map(({ ZoneName }) => ZoneName)).toEqual([
    'us-east-2a',
    'us-east-2b',
    'us-east-2c',
  ]);
});
