import type {
  CreateNetworkInterfaceRequest,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfacesRequest,
  NetworkInterface,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { groupIdentifiers, requireGroups } from './instance-groups.ts';
import {
  freeAddress,
  type NetworkInterfaceRecord,
  networkInterfaceKind,
  newInterface,
} from './network-interface-kind.ts';
import { pageOf } from './paging.ts';
import { publicAddress } from './public-address.ts';
import { existing, remove, save, selected } from './resource-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';

/** One that another service here asks for belongs to that service. */
export function createNetworkInterface(
  input: CreateNetworkInterfaceRequest,
  ctx: CallContext,
): { NetworkInterface: PresentedInterface } {
  const subnet = existing(ctx, subnetKind, input.SubnetId ?? '');
  const groupIds = requireGroups(ctx, subnet, input.Groups);
  const privateIpAddress = input.PrivateIpAddress ?? freeAddress(ctx, subnet);
  if (!privateIpAddress) throw noFreeAddress(subnet.subnetId);
  const tags = specifiedTags(input.TagSpecifications, networkInterfaceKind.type);
  const made = newInterface(ctx, subnet, {
    description: input.Description ?? '',
    interfaceType: 'interface',
    privateIpAddress,
    groupIds,
    ...(ctx.viaService && { requesterId: ctx.account }),
  });
  ctx.store.transaction(() => {
    save(ctx, networkInterfaceKind, made);
    addTags(ctx, made.networkInterfaceId, networkInterfaceKind.type, tags);
  });
  return { NetworkInterface: present(ctx, made) };
}

/** @throws AwsError InvalidNetworkInterface.InUse, or OperationNotPermitted for a service's own */
export function deleteNetworkInterface(
  { NetworkInterfaceId = '' }: DeleteNetworkInterfaceRequest,
  ctx: CallContext,
): object {
  const found = existing(ctx, networkInterfaceKind, NetworkInterfaceId);
  if (found.attachment) {
    throw new AwsError(
      'InvalidNetworkInterface.InUse',
      `The network interface '${NetworkInterfaceId}' is currently in use.`,
    );
  }
  if (found.requesterId && !ctx.viaService) {
    throw new AwsError(
      'OperationNotPermitted',
      `You are not allowed to manage '${NetworkInterfaceId}' attachments.`,
    );
  }
  remove(ctx, networkInterfaceKind, NetworkInterfaceId);
  return {};
}

export function describeNetworkInterfaces(
  input: DescribeNetworkInterfacesRequest,
  ctx: CallContext,
): { NetworkInterfaces: PresentedInterface[]; NextToken?: string } {
  const found = selected(ctx, networkInterfaceKind, input.NetworkInterfaceIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  return {
    NetworkInterfaces: items.map((each) => present(ctx, each)),
    ...(NextToken && { NextToken }),
  };
}

export function noFreeAddress(subnetId: string): AwsError {
  return new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `The specified subnet does not have enough free addresses to satisfy the request: ${subnetId}`,
  );
}

/** EC2 says `nat_gateway`, which the SDK's type has as `natGateway`. */
type PresentedInterface = Omit<NetworkInterface, 'InterfaceType'> & {
  readonly InterfaceType: string;
};

function present(ctx: CallContext, each: NetworkInterfaceRecord): PresentedInterface {
  const association = publicAddress(ctx, each);
  return {
    NetworkInterfaceId: each.networkInterfaceId,
    SubnetId: each.subnetId,
    VpcId: each.vpcId,
    AvailabilityZone: each.availabilityZone,
    OwnerId: each.ownerId,
    Description: each.description,
    InterfaceType: each.interfaceType,
    MacAddress: each.macAddress,
    PrivateIpAddress: each.privateIpAddress,
    PrivateIpAddresses: [
      {
        Primary: true,
        PrivateIpAddress: each.privateIpAddress,
        ...(association && { Association: association }),
      },
    ],
    ...(each.requesterId && { RequesterId: each.requesterId }),
    RequesterManaged: each.requesterId !== undefined,
    SourceDestCheck: each.sourceDestCheck,
    Status: each.attachment ? 'in-use' : 'available',
    Groups: groupIdentifiers(ctx, each.groupIds),
    ...(each.attachment && { Attachment: attachmentOf(each, each.attachment) }),
    ...(association && { Association: association }),
    TagSet: tagList(ctx, each.networkInterfaceId),
  };
}

function attachmentOf(
  { ownerId }: NetworkInterfaceRecord,
  attachment: NonNullable<NetworkInterfaceRecord['attachment']>,
): NetworkInterface['Attachment'] {
  const { attachTime, attachmentId, deleteOnTermination, deviceIndex, instanceId } = attachment;
  return {
    AttachmentId: attachmentId,
    AttachTime: new Date(attachTime),
    DeleteOnTermination: deleteOnTermination,
    DeviceIndex: deviceIndex,
    InstanceOwnerId: instanceId ? ownerId : 'amazon-aws',
    ...(instanceId && { InstanceId: instanceId }),
    Status: 'attached',
  };
}
