import type { Instance, Reservation } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { rootDevice } from './images.ts';
import { groupIdentifiers } from './instance-groups.ts';
import { type InstanceRecord, stateOf } from './instance-kind.ts';
import { asInstanceType } from './instance-types.ts';
import { interfacesOf, type NetworkInterfaceRecord } from './network-interface-kind.ts';
import { privateDnsName, publicAddress } from './public-address.ts';
import { tagList } from './tag-store.ts';
import { volumesOf } from './volumes.ts';

export function presentReservation(
  ctx: CallContext,
  reservationId: string,
  instances: readonly InstanceRecord[],
): Reservation {
  return {
    ReservationId: reservationId,
    OwnerId: ctx.account,
    Groups: [],
    Instances: instances.map((instance) => presentInstance(ctx, instance)),
  };
}

/** A terminated instance has neither network nor volumes any more. */
export function presentInstance(ctx: CallContext, instance: InstanceRecord): Instance {
  return {
    InstanceId: instance.instanceId,
    ImageId: instance.imageId,
    InstanceType: asInstanceType(instance.instanceType),
    Architecture: instance.architecture,
    State: stateOf(instance.state),
    ...(instance.stateReason && { StateReason: instance.stateReason }),
    StateTransitionReason: instance.stateTransitionReason,
    LaunchTime: new Date(instance.launchTime),
    AmiLaunchIndex: instance.launchIndex,
    ...(instance.keyName && { KeyName: instance.keyName }),
    Monitoring: { State: instance.monitored ? 'enabled' : 'disabled' },
    Placement: {
      AvailabilityZone: instance.availabilityZone,
      AvailabilityZoneId: instance.availabilityZoneId,
      GroupName: '',
      Tenancy: instance.tenancy === 'dedicated' ? 'dedicated' : 'default',
    },
    ...(instance.instanceProfile && {
      IamInstanceProfile: { Arn: instance.instanceProfile.arn, Id: instance.instanceProfile.id },
    }),
    ...(instance.isSpot && { InstanceLifecycle: 'spot' as const }),
    ...(instance.clientToken && { ClientToken: instance.clientToken }),
    BootMode: 'uefi-preferred',
    CurrentInstanceBootMode: 'uefi',
    EbsOptimized: instance.ebsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    MetadataOptions: instance.metadataOptions,
    PlatformDetails: 'Linux/UNIX',
    ProductCodes: [],
    RootDeviceName: rootDevice,
    RootDeviceType: 'ebs',
    UsageOperation: 'RunInstances',
    VirtualizationType: 'hvm',
    ...networkMembers(ctx, instance),
    Tags: tagList(ctx, instance.instanceId),
  };
}

function networkMembers(ctx: CallContext, instance: InstanceRecord): Partial<Instance> {
  if (instance.state === 'terminated') return { NetworkInterfaces: [], SecurityGroups: [] };
  const interfaces = interfacesOf(ctx, instance.instanceId);
  const [primary] = interfaces;
  const address = primary && publicAddress(ctx, primary);
  return {
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    PrivateIpAddress: instance.privateIpAddress,
    PrivateDnsName: privateDnsName(ctx, instance.privateIpAddress),
    PublicDnsName: address?.PublicDnsName ?? '',
    ...(address && { PublicIpAddress: address.PublicIp }),
    SourceDestCheck: instance.sourceDestCheck,
    SecurityGroups: groupIdentifiers(ctx, instance.groupIds),
    NetworkInterfaces: interfaces.map((each) => presentInterface(ctx, each)),
    BlockDeviceMappings: volumesOf(ctx, instance.instanceId).map((volume) => ({
      DeviceName: volume.deviceName,
      Ebs: {
        AttachTime: new Date(volume.createTime),
        DeleteOnTermination: volume.deleteOnTermination,
        Status: 'attached',
        VolumeId: volume.volumeId,
      },
    })),
  };
}

function presentInterface(ctx: CallContext, each: NetworkInterfaceRecord) {
  const association = publicAddress(ctx, each);
  const { attachment } = each;
  return {
    NetworkInterfaceId: each.networkInterfaceId,
    Description: each.description,
    Groups: groupIdentifiers(ctx, each.groupIds),
    InterfaceType: each.interfaceType,
    Ipv6Addresses: [],
    MacAddress: each.macAddress,
    OwnerId: each.ownerId,
    PrivateIpAddress: each.privateIpAddress,
    SourceDestCheck: each.sourceDestCheck,
    Status: 'in-use' as const,
    SubnetId: each.subnetId,
    VpcId: each.vpcId,
    ...(association && { Association: association }),
    ...(attachment && {
      Attachment: {
        AttachTime: new Date(attachment.attachTime),
        AttachmentId: attachment.attachmentId,
        DeleteOnTermination: attachment.deleteOnTermination,
        DeviceIndex: attachment.deviceIndex,
        NetworkCardIndex: 0,
        Status: 'attached' as const,
      },
    }),
    PrivateIpAddresses: [
      {
        Primary: true,
        PrivateDnsName: privateDnsName(ctx, each.privateIpAddress),
        PrivateIpAddress: each.privateIpAddress,
        ...(association && { Association: association }),
      },
    ],
  };
}
