import { describe, expect, test } from 'vitest';
import { testNetwork } from './test-network.ts';

const network = testNetwork();

describe('a new VPC', () => {
  test('has a main route table, a default group and a default ACL', async () => {
    const { ec2, ofVpc } = network();
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
    const { ec2, vpcId } = network();
    await ec2.modifyVpcAttribute({ VpcId: vpcId, EnableDnsHostnames: { Value: true } });
    const answer = await ec2.describeVpcAttribute({
      VpcId: vpcId,
      Attribute: 'enableDnsHostnames',
    });
    expect(answer.EnableDnsHostnames).toEqual({ Value: true });
  });

  test('goes with its defaults', async () => {
    const { ec2, ofVpc, vpcId } = network();
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
    const { newSubnet } = network();
    await newSubnet();
    await expect(newSubnet(CidrBlock)).rejects.toMatchObject({ name, message });
  });

  test('a VPC with a subnet, a table, a group or a gateway stays', async () => {
    const { ec2, newInternetGateway, newRouteTable, newSubnet, vpcId } = network();
    const refused = () =>
      expect(ec2.deleteVpc({ VpcId: vpcId })).rejects.toMatchObject({
        name: 'DependencyViolation',
        message: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
      });
    const SubnetId = await newSubnet();
    await refused();
    await ec2.deleteSubnet({ SubnetId });
    const InternetGatewayId = await newInternetGateway();
    await refused();
    await ec2.detachInternetGateway({ InternetGatewayId, VpcId: vpcId });
    const RouteTableId = await newRouteTable();
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
    const { ec2, newInternetGateway, newRouteTable, newSubnet } = network();
    const [RouteTableId, other, GatewayId, SubnetId] = [
      await newRouteTable(),
      await newRouteTable(),
      await newInternetGateway(),
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
    const { ec2, vpcId } = network();
    await expect(ec2.deleteVpc({ VpcId: vpcId, DryRun: true })).rejects.toMatchObject({
      name: 'DryRunOperation',
      $metadata: { httpStatusCode: 412 },
    });
    await expect(ec2.describeVpcs({ VpcIds: [vpcId] })).resolves.toBeDefined();
  });

  test('a missing parameter is named', async () => {
    const { ec2 } = network();
    await expect(ec2.deleteVpc({ VpcId: undefined })).rejects.toMatchObject({
      name: 'MissingParameter',
      message: 'The request must contain the parameter VpcId',
    });
  });
});

test('lists are paged', async () => {
  const { ec2, newSubnet, ofVpc } = network();
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

test('zones are those of the region', async () => {
  const { ec2 } = network();
  const { AvailabilityZones } = await ec2.describeAvailabilityZones({});
  expect(AvailabilityZones?.map(({ ZoneName }) => ZoneName)).toEqual([
    'us-east-2a',
    'us-east-2b',
    'us-east-2c',
  ]);
});
