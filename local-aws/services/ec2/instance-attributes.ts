import type {
  DescribeInstanceAttributeRequest,
  InstanceAttribute,
  ModifyInstanceAttributeRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { existingImage, rootDevice } from './images.ts';
import { groupIdentifiers, requireGroups } from './instance-groups.ts';
import { existingInstance, type InstanceRecord, instanceKind } from './instance-kind.ts';
import { existingInstanceType } from './instance-types.ts';
import { interfacesOf, networkInterfaceKind } from './network-interface-kind.ts';
import { existing, save } from './resource-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { volumesOf } from './volumes.ts';

type Reader = (instance: InstanceRecord, ctx: CallContext) => Partial<InstanceAttribute>;

const readers: Readonly<Record<string, Reader>> = {
  blockDeviceMapping: ({ instanceId }, ctx) => ({
    BlockDeviceMappings: volumesOf(ctx, instanceId).map((volume) => ({
      DeviceName: volume.deviceName,
      Ebs: { VolumeId: volume.volumeId, DeleteOnTermination: volume.deleteOnTermination },
    })),
  }),
  disableApiStop: ({ disableApiStop }) => ({ DisableApiStop: { Value: disableApiStop } }),
  disableApiTermination: ({ disableApiTermination }) => ({
    DisableApiTermination: { Value: disableApiTermination },
  }),
  ebsOptimized: ({ ebsOptimized }) => ({ EbsOptimized: { Value: ebsOptimized } }),
  groupSet: ({ groupIds }, ctx) => ({ Groups: groupIdentifiers(ctx, groupIds) }),
  instanceInitiatedShutdownBehavior: ({ shutdownBehavior }) => ({
    InstanceInitiatedShutdownBehavior: { Value: shutdownBehavior },
  }),
  instanceType: ({ instanceType }) => ({ InstanceType: { Value: instanceType } }),
  rootDeviceName: () => ({ RootDeviceName: { Value: rootDevice } }),
  sourceDestCheck: ({ sourceDestCheck }) => ({ SourceDestCheck: { Value: sourceDestCheck } }),
  userData: ({ userData }) => ({ UserData: userData ? { Value: userData } : {} }),
};

export function describeInstanceAttribute(
  { Attribute, InstanceId }: DescribeInstanceAttributeRequest,
  ctx: CallContext,
): InstanceAttribute {
  const instance = existingInstance(ctx, InstanceId);
  const read = readers[Attribute ?? ''];
  if (!read) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
    );
  }
  return { InstanceId: instance.instanceId, ...read(instance, ctx) };
}

/** The type and the user data change only while the instance is stopped. */
export function modifyInstanceAttribute(
  input: ModifyInstanceAttributeRequest,
  ctx: CallContext,
): object {
  const instance = existingInstance(ctx, input.InstanceId);
  const wanted = namedAttribute(input);
  const type = wanted.InstanceType?.Value;
  const userData = wanted.UserData?.Value;
  if ((type !== undefined || userData !== undefined) && instance.state !== 'stopped') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${instance.instanceId}' is not in the 'stopped' state.`,
    );
  }
  if (type !== undefined) requireType(ctx, instance, type);
  const groupIds =
    wanted.Groups &&
    requireGroups(ctx, existing(ctx, subnetKind, instance.subnetId), wanted.Groups);
  const sourceDestCheck = wanted.SourceDestCheck?.Value ?? instance.sourceDestCheck;
  save(ctx, instanceKind, {
    ...instance,
    instanceType: type ?? instance.instanceType,
    groupIds: groupIds ?? instance.groupIds,
    sourceDestCheck,
    disableApiTermination: wanted.DisableApiTermination?.Value ?? instance.disableApiTermination,
    disableApiStop: wanted.DisableApiStop?.Value ?? instance.disableApiStop,
    ebsOptimized: wanted.EbsOptimized?.Value ?? instance.ebsOptimized,
    ...(userData && { userData: Buffer.from(userData).toString('base64') }),
  });
  for (const each of interfacesOf(ctx, instance.instanceId)) {
    save(ctx, networkInterfaceKind, {
      ...each,
      sourceDestCheck,
      groupIds: groupIds ?? each.groupIds,
    });
  }
  return {};
}

/** The older way to say it: `Attribute` and `Value`. */
function namedAttribute(input: ModifyInstanceAttributeRequest): ModifyInstanceAttributeRequest {
  const { Attribute, Value } = input;
  if (!Attribute || Value === undefined) return input;
  const flag = { Value: Value === 'true' };
  switch (Attribute) {
    case 'instanceType':
      return { ...input, InstanceType: { Value } };
    case 'disableApiTermination':
      return { ...input, DisableApiTermination: flag };
    case 'disableApiStop':
      return { ...input, DisableApiStop: flag };
    case 'sourceDestCheck':
      return { ...input, SourceDestCheck: flag };
    case 'ebsOptimized':
      return { ...input, EbsOptimized: flag };
    default:
      return input;
  }
}

function requireType(ctx: CallContext, { imageId }: InstanceRecord, name: string): void {
  const type = existingInstanceType(name);
  const image = existingImage(ctx, imageId);
  if (type.architecture === image.architecture) return;
  throw new AwsError(
    'InvalidInstanceAttributeValue',
    `The architecture '${image.architecture}' of the instance is not supported by the instance type '${name}'.`,
  );
}
