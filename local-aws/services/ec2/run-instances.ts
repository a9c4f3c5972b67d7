import type { RunInstancesRequest, Tag } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { noCapacityFor } from './capacity.ts';
import { once } from './idempotency.ts';
import { existingImage } from './images.ts';
import { requireGroups } from './instance-groups.ts';
import { type InstanceRecord, instanceKind } from './instance-kind.ts';
import { begin, lendPublicAddress } from './instance-life.ts';
import { findInstanceProfile } from './instance-profile.ts';
import { existingInstanceType } from './instance-types.ts';
import { withLaunchTemplate } from './launch-template-data.ts';
import { metadataOptions } from './metadata-options.ts';
import { freeAddress, networkInterfaceKind, newInterface } from './network-interface-kind.ts';
import { noFreeAddress } from './network-interfaces.ts';
import { presentReservation } from './present-instance.ts';
import { all, existing, newId, save } from './resource-kind.ts';
import { type SubnetRecord, subnetKind } from './subnet-kind.ts';
import { addTags } from './tag-store.ts';
import { createVolumes } from './volumes.ts';

const userDataBytes = 16_384;

/** Launches pending instances into a subnet; there is no default VPC that could take the place of one. */
export async function runInstances(request: RunInstancesRequest, ctx: CallContext) {
  const input = withLaunchTemplate(ctx, request);
  const profile = await findInstanceProfile(ctx, input.IamInstanceProfile);
  const reservationId = once(ctx, 'RunInstances', request, () => {
    const plan = planOf(ctx, input);
    const id = newId('r');
    ctx.store.transaction(() => {
      for (let index = 0; index < plan.count; index += 1)
        launch(ctx, input, plan, profile, id, index);
    });
    return id;
  });
  const launched = all(ctx, instanceKind).filter((each) => each.reservationId === reservationId);
  return presentReservation(ctx, reservationId, launched);
}

type Plan = ReturnType<typeof planOf>;

/** Everything that a refusal may be about, looked at before anything is made. */
function planOf(ctx: CallContext, input: RunInstancesRequest) {
  const { ImageId, InstanceType = 'm1.small', MaxCount = 1, MinCount = 1 } = input;
  if (!ImageId) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter ImageId');
  }
  const image = existingImage(ctx, ImageId);
  const type = existingInstanceType(InstanceType);
  if (type.architecture !== image.architecture) {
    throw new AwsError(
      'InvalidParameterValue',
      `The architecture '${type.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  }
  if (MinCount < 1 || MaxCount < MinCount) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${MaxCount}) for parameter maxCount is invalid. It must be at least minCount, which must be positive.`,
    );
  }
  requireUserData(input.UserData);
  const network = networkOf(ctx, input);
  if (ctx.runFaults.isExhausted('EC2')) throw noCapacityFor(ctx, type.name, network.subnet);
  return { ...network, image, type, count: MaxCount };
}

function networkOf(ctx: CallContext, input: RunInstancesRequest) {
  const [primary] = input.NetworkInterfaces ?? [];
  if (primary && (input.SubnetId || input.SecurityGroupIds?.length)) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request',
    );
  }
  const subnetId = primary?.SubnetId ?? input.SubnetId;
  if (!subnetId) {
    throw new AwsError(
      'MissingInput',
      'No subnets found for the default VPC. Please specify a subnet.',
    );
  }
  const subnet = existing(ctx, subnetKind, subnetId);
  const wanted = input.PrivateIpAddress ?? primary?.PrivateIpAddress;
  return {
    subnet,
    groupIds: requireGroups(ctx, subnet, primary?.Groups ?? input.SecurityGroupIds),
    publicIpOnStart: primary?.AssociatePublicIpAddress ?? subnet.mapPublicIpOnLaunch,
    privateIpAddress: wanted && requireFree(ctx, subnet, wanted),
  };
}

function requireFree(ctx: CallContext, { subnetId }: SubnetRecord, address: string): string {
  const isTaken = all(ctx, networkInterfaceKind).some(
    (each) => each.subnetId === subnetId && each.privateIpAddress === address,
  );
  if (!isTaken) return address;
  throw new AwsError('InvalidIPAddress.InUse', `Address ${address} is in use.`);
}

function requireUserData(userData: string | undefined): void {
  if (userData === undefined) return;
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(userData)) {
    throw new AwsError('InvalidParameterValue', 'Invalid BASE64 encoding of user data.');
  }
  if (Buffer.from(userData, 'base64').length > userDataBytes) {
    throw new AwsError('InvalidParameterValue', `User data is limited to ${userDataBytes} bytes`);
  }
}

function launch(
  ctx: CallContext,
  input: RunInstancesRequest,
  plan: Plan,
  profile: InstanceRecord['instanceProfile'],
  reservationId: string,
  launchIndex: number,
): void {
  const { image, subnet, type } = plan;
  const privateIpAddress = plan.privateIpAddress ?? freeAddress(ctx, subnet);
  if (!privateIpAddress) throw noFreeAddress(subnet.subnetId);
  const now = ctx.clock.now().toISOString();
  const instance: InstanceRecord = {
    instanceId: newId(instanceKind.idPrefix),
    reservationId,
    launchIndex,
    imageId: image.imageId,
    instanceType: type.name,
    architecture: type.architecture,
    state: 'pending',
    isChecked: false,
    isBooting: input.UserData !== undefined,
    launchTime: now,
    stateTransitionReason: '',
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    privateIpAddress,
    groupIds: plan.groupIds,
    monitored: input.Monitoring?.Enabled ?? false,
    ebsOptimized: input.EbsOptimized ?? false,
    sourceDestCheck: true,
    disableApiTermination: input.DisableApiTermination ?? false,
    disableApiStop: input.DisableApiStop ?? false,
    shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
    metadataOptions: metadataOptions(input.MetadataOptions),
    isSpot: input.InstanceMarketOptions?.MarketType === 'spot',
    publicIpOnStart: plan.publicIpOnStart,
    tenancy: input.Placement?.Tenancy ?? 'default',
    ...(type.burstable && { cpuCredits: input.CreditSpecification?.CpuCredits ?? 'unlimited' }),
    ...(input.KeyName && { keyName: input.KeyName }),
    ...(input.UserData && { userData: input.UserData }),
    ...(profile && { instanceProfile: profile }),
    ...(input.ClientToken && { clientToken: input.ClientToken }),
  };
  const attached = newInterface(ctx, subnet, {
    description: input.NetworkInterfaces?.[0]?.Description ?? '',
    interfaceType: 'interface',
    privateIpAddress,
    groupIds: plan.groupIds,
    attachment: {
      attachmentId: newId('eni-attach'),
      attachTime: now,
      deviceIndex: 0,
      deleteOnTermination: true,
      instanceId: instance.instanceId,
    },
  });
  save(ctx, networkInterfaceKind, attached);
  addTags(ctx, instance.instanceId, instanceKind.type, tagsFor(input, 'instance'));
  addTags(
    ctx,
    attached.networkInterfaceId,
    networkInterfaceKind.type,
    tagsFor(input, 'network-interface'),
  );
  createVolumes(
    ctx,
    { instanceId: instance.instanceId, availabilityZone: instance.availabilityZone },
    image,
    input.BlockDeviceMappings ?? [],
    tagsFor(input, 'volume'),
  );
  begin(ctx, instance);
  lendPublicAddress(ctx, instance);
}

function tagsFor({ TagSpecifications }: RunInstancesRequest, type: string): Tag[] {
  return (TagSpecifications ?? [])
    .filter(({ ResourceType }) => ResourceType === type)
    .flatMap(({ Tags }) => Tags ?? []);
}
