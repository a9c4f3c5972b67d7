import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { describe, expect, test, vi } from 'vitest';
import { testEndpoint } from '../../test-endpoint.ts';
import { imageOf, testNetwork } from './test-network.ts';

const network = testNetwork();

async function answerOfLaunch(input: Partial<RunInstancesCommandInput> = {}) {
  const { ec2, newSubnet } = network();
  const { Instances } = await ec2.runInstances({
    ImageId: await imageOf(ec2),
    InstanceType: 't3.small',
    MinCount: 1,
    MaxCount: 1,
    ...(!input.NetworkInterfaces && { SubnetId: input.SubnetId ?? (await newSubnet()) }),
    ...input,
  });
  return Instances?.[0];
}

async function launch(input: Parameters<typeof answerOfLaunch>[0] = {}): Promise<string> {
  return (await answerOfLaunch(input))?.InstanceId ?? '';
}

async function described(id: string, ec2 = network().ec2) {
  const { Reservations } = await ec2.describeInstances({ InstanceIds: [id] });
  return Reservations?.[0]?.Instances?.[0];
}

async function reach(id: string, state: string, ec2 = network().ec2): Promise<void> {
  await vi.waitFor(async () => expect((await described(id, ec2))?.State?.Name).toBe(state), {
    interval: 10,
    timeout: 10_000,
  });
}

describe('an instance', () => {
  test('runs with an address, a volume and status checks, and holds its subnet and group', async () => {
    const { ec2, newSubnet, newInternetGateway, ofVpc, vpcId } = network();
    const SubnetId = await newSubnet();
    const InternetGatewayId = await newInternetGateway();
    await ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } });
    const { GroupId = '' } = await ec2.createSecurityGroup({
      VpcId: vpcId,
      GroupName: 'host',
      Description: 'host',
    });
    const launched = await answerOfLaunch({
      SubnetId,
      SecurityGroupIds: [GroupId],
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 30, Encrypted: true } }],
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'host' }] },
        { ResourceType: 'volume', Tags: [{ Key: 'Name', Value: 'disk' }] },
      ],
    });
    expect(launched?.State).toEqual({ Name: 'pending', Code: 0 });
    const id = launched?.InstanceId ?? '';
    expect(await described(id)).toMatchObject({
      PrivateIpAddress: '10.0.1.4',
      PrivateDnsName: 'ip-10-0-1-4.us-east-2.compute.internal',
      PublicIpAddress: expect.stringMatching(/^127\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./),
      SecurityGroups: [{ GroupId, GroupName: 'host' }],
      Tags: [{ Key: 'Name', Value: 'host' }],
      MetadataOptions: { HttpTokens: 'required' },
    });
    await reach(id, 'running');
    const { Volumes } = await ec2.describeVolumes({
      Filters: [{ Name: 'attachment.instance-id', Values: [id] }],
    });
    expect(Volumes).toMatchObject([
      { Size: 30, VolumeType: 'gp3', Encrypted: true, Tags: [{ Key: 'Name', Value: 'disk' }] },
    ]);
    await vi.waitFor(
      async () => {
        const { InstanceStatuses } = await ec2.describeInstanceStatus({ InstanceIds: [id] });
        expect(InstanceStatuses?.[0]?.InstanceStatus?.Status).toBe('ok');
      },
      { interval: 10 },
    );
    const held = { name: 'DependencyViolation' };
    await expect(ec2.deleteSubnet({ SubnetId })).rejects.toMatchObject(held);
    await expect(ec2.deleteSecurityGroup({ GroupId })).rejects.toMatchObject(held);
    await expect(
      ec2.detachInternetGateway({ InternetGatewayId, VpcId: vpcId }),
    ).rejects.toMatchObject(held);

    await ec2.terminateInstances({ InstanceIds: [id] });
    await reach(id, 'terminated');
    const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters: ofVpc() });
    expect(NetworkInterfaces).toEqual([]);
    await ec2.deleteSubnet({ SubnetId });
    await ec2.deleteSecurityGroup({ GroupId });
  });

  test('is stopped, changed and started, and keeps its private address only', async () => {
    const { ec2, newSubnet } = network();
    const SubnetId = await newSubnet();
    const id = await launch({
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId, AssociatePublicIpAddress: true }],
    });
    await reach(id, 'running');
    const before = await described(id);
    const larger = { InstanceId: id, InstanceType: { Value: 't3.large' } };
    await expect(ec2.modifyInstanceAttribute(larger)).rejects.toMatchObject({
      name: 'IncorrectInstanceState',
      message: `The instance '${id}' is not in the 'stopped' state.`,
    });
    const { StoppingInstances } = await ec2.stopInstances({ InstanceIds: [id] });
    expect(StoppingInstances?.[0]).toMatchObject({
      PreviousState: { Name: 'running' },
      CurrentState: { Name: 'stopping' },
    });
    await reach(id, 'stopped');
    expect(await described(id)).toMatchObject({
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
      PublicDnsName: '',
    });
    await ec2.modifyInstanceAttribute(larger);
    await ec2.startInstances({ InstanceIds: [id] });
    await reach(id, 'running');
    const after = await described(id);
    expect(after?.InstanceType).toBe('t3.large');
    expect(after?.PrivateIpAddress).toBe(before?.PrivateIpAddress);
    expect(after?.PublicIpAddress).toBeDefined();
    await ec2.rebootInstances({ InstanceIds: [id] });
  });

  test('is protected from termination until that is lifted', async () => {
    const { ec2 } = network();
    const id = await launch({ DisableApiTermination: true });
    const request = { InstanceIds: [id] };
    await expect(ec2.terminateInstances(request)).rejects.toMatchObject({
      name: 'OperationNotPermitted',
      message: `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    });
    await ec2.modifyInstanceAttribute({ InstanceId: id, DisableApiTermination: { Value: false } });
    const Attribute = 'disableApiTermination';
    const answer = await ec2.describeInstanceAttribute({ InstanceId: id, Attribute });
    expect(answer.DisableApiTermination?.Value).toBe(false);
    await ec2.terminateInstances(request);
  });

  test('takes an Elastic IP in the place of what it was lent', async () => {
    const { ec2 } = network();
    const id = await launch();
    const { AllocationId, PublicIp } = await ec2.allocateAddress({});
    await ec2.associateAddress({ AllocationId, InstanceId: id });
    expect((await described(id))?.PublicIpAddress).toBe(PublicIp);
    const { Addresses } = await ec2.describeAddresses({ AllocationIds: [AllocationId ?? ''] });
    expect(Addresses?.[0]?.InstanceId).toBe(id);
  });

  test('has one instance profile at a time', async () => {
    const { ec2, newSubnet } = network();
    const { iam } = network();
    const Name = 'one-at-a-time';
    await iam.createInstanceProfile({ InstanceProfileName: Name });
    const InstanceId = await launch({ SubnetId: await newSubnet() });
    const request = { InstanceId, IamInstanceProfile: { Name } };
    const { IamInstanceProfileAssociation } = await ec2.associateIamInstanceProfile(request);
    await expect(ec2.associateIamInstanceProfile(request)).rejects.toMatchObject({
      name: 'IncorrectState',
    });
    expect((await described(InstanceId))?.IamInstanceProfile?.Arn).toContain(Name);
    const AssociationId = IamInstanceProfileAssociation?.AssociationId;
    await ec2.disassociateIamInstanceProfile({ AssociationId });
    expect((await described(InstanceId))?.IamInstanceProfile).toBeUndefined();
  });

  test('is launched once per client token, and found by filters', async () => {
    const { ec2, newSubnet, ofVpc } = network();
    const SubnetId = await newSubnet();
    const request = { SubnetId, ClientToken: `once-${SubnetId}` };
    expect(await launch(request)).toBe(await launch(request));
    const { Reservations } = await ec2.describeInstances({ Filters: ofVpc() });
    expect(Reservations).toHaveLength(1);
  });

  test('goes on from pending after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
    const first = await testEndpoint({ dataDir, speed: 1 });
    const { Vpc } = await first.clients.ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    const { Subnet } = await first.clients.ec2.createSubnet({
      VpcId: Vpc?.VpcId,
      CidrBlock: '10.0.0.0/24',
    });
    const id = await first.clients.ec2.runInstances({
      ImageId: await imageOf(first.clients.ec2),
      InstanceType: 't3.micro',
      SubnetId: Subnet?.SubnetId,
      MinCount: 1,
      MaxCount: 1,
    });
    await first[Symbol.asyncDispose]();
    await using second = await testEndpoint({ dataDir });
    await reach(id.Instances?.[0]?.InstanceId ?? '', 'running', second.clients.ec2);
    rmSync(dataDir, { recursive: true });
  });
});

describe('a launch is refused', () => {
  test.each<[string, Partial<RunInstancesCommandInput>, string, string]>([
    ['image', { ImageId: 'ami-00000000' }, 'InvalidAMIID.NotFound', "'[ami-00000000]' does not"],
    ['malformed image', { ImageId: 'x' }, 'InvalidAMIID.Malformed', 'Invalid id: "x"'],
    [
      'type',
      { InstanceType: 't9.huge' as never },
      'InvalidParameterValue',
      "Invalid value 't9.huge' for InstanceType.",
    ],
    [
      'architecture',
      { InstanceType: 't4g.small' },
      'InvalidParameterValue',
      "The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64'",
    ],
    [
      'profile',
      { IamInstanceProfile: { Name: 'none' } },
      'InvalidParameterValue',
      'Value (none) for parameter iamInstanceProfile.name is invalid.',
    ],
    [
      'user data',
      { UserData: Buffer.alloc(16_385, 'x').toString('base64') },
      'InvalidParameterValue',
      'User data is limited to 16384 bytes',
    ],
    [
      'volume',
      { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 4 } }] },
      'InvalidBlockDeviceMapping',
      'expect size >= 8GB',
    ],
    ['subnet', { SubnetId: 'subnet-0' }, 'InvalidSubnetID.NotFound', 'does not exist'],
  ])('for its %s', async (_, input, name, message) => {
    await expect(launch(input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  test('for a group of another VPC', async () => {
    const { ec2 } = network();
    const { Vpc } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
    const { GroupId = '' } = await ec2.createSecurityGroup({
      VpcId: Vpc?.VpcId,
      GroupName: 'elsewhere',
      Description: 'd',
    });
    await expect(launch({ SecurityGroupIds: [GroupId] })).rejects.toMatchObject({
      name: 'InvalidParameter',
      message: expect.stringContaining('belong to different networks.'),
    });
  });
});

test.each([
  [['i-00000001'], 'InvalidInstanceID.NotFound', "The instance ID 'i-00000001' does not exist"],
  [
    ['i-00000001', 'i-00000002'],
    'InvalidInstanceID.NotFound',
    "The instance IDs 'i-00000001, i-00000002' do not exist",
  ],
  [['nonsense'], 'InvalidInstanceID.Malformed', 'Invalid id: "nonsense"'],
])('%j is refused', async (InstanceIds, name, message) => {
  await expect(network().ec2.describeInstances({ InstanceIds })).rejects.toMatchObject({
    name,
    message,
  });
});

test('instance types are described', async () => {
  const { ec2 } = network();
  const { InstanceTypes } = await ec2.describeInstanceTypes({
    InstanceTypes: ['t3.small', 't4g.medium'],
  });
  expect(InstanceTypes).toMatchObject([
    { VCpuInfo: { DefaultVCpus: 2 }, MemoryInfo: { SizeInMiB: 2048 } },
    { ProcessorInfo: { SupportedArchitectures: ['arm64'] }, MemoryInfo: { SizeInMiB: 4096 } },
  ]);
});
