import type {
  Address,
  AllocateAddressRequest,
  AllocateAddressResult,
  AssociateAddressRequest,
  AssociateAddressResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  DisassociateAddressRequest,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type AddressRecord, addressKind } from './address-kind.ts';
import {
  interfacesOf,
  type NetworkInterfaceRecord,
  networkInterfaceKind,
} from './network-interface-kind.ts';
import { unusedPublicIp } from './public-address.ts';
import { all, existing, newId, remove, save, selected } from './resource-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';

export function allocateAddress(
  input: AllocateAddressRequest,
  ctx: CallContext,
): AllocateAddressResult {
  const tags = specifiedTags(input.TagSpecifications, addressKind.type);
  const address: AddressRecord = {
    allocationId: newId(addressKind.idPrefix),
    publicIp: unusedPublicIp(ctx),
    networkBorderGroup: ctx.region,
  };
  save(ctx, addressKind, address);
  addTags(ctx, address.allocationId, addressKind.type, tags);
  return {
    AllocationId: address.allocationId,
    PublicIp: address.publicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: address.networkBorderGroup,
    Domain: 'vpc',
  };
}

/** @throws AwsError InvalidIPAddress.InUse while the address is associated */
export function releaseAddress(
  { AllocationId = '' }: ReleaseAddressRequest,
  ctx: CallContext,
): object {
  const address = existing(ctx, addressKind, AllocationId);
  if (address.associationId) {
    throw new AwsError('InvalidIPAddress.InUse', `Address ${address.publicIp} is in use.`);
  }
  remove(ctx, addressKind, AllocationId);
  return {};
}

/** With a network interface, or with the primary one of an instance. */
export function associateAddress(
  input: AssociateAddressRequest,
  ctx: CallContext,
): AssociateAddressResult {
  const { AllocationId = '', AllowReassociation, InstanceId, NetworkInterfaceId } = input;
  const address = existing(ctx, addressKind, AllocationId);
  const networkInterface = InstanceId
    ? primaryInterface(ctx, InstanceId)
    : existing(ctx, networkInterfaceKind, NetworkInterfaceId ?? '');
  if (address.associationId && !AllowReassociation) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${AllocationId} is already associated with associate-id ${address.associationId}`,
    );
  }
  return { AssociationId: mapAddress(ctx, address, networkInterface) };
}

function primaryInterface(ctx: CallContext, instanceId: string): NetworkInterfaceRecord {
  const [primary] = interfacesOf(ctx, instanceId);
  if (primary) return primary;
  throw new AwsError(
    'InvalidInstanceID.NotFound',
    `The instance ID '${instanceId}' does not exist`,
  );
}

export function disassociateAddress(
  { AssociationId = '' }: DisassociateAddressRequest,
  ctx: CallContext,
): object {
  const address = all(ctx, addressKind).find((each) => each.associationId === AssociationId);
  if (!address) {
    throw new AwsError(
      'InvalidAssociationID.NotFound',
      `The association ID '${AssociationId}' does not exist`,
    );
  }
  unmapAddress(ctx, address);
  return {};
}

export function describeAddresses(
  input: DescribeAddressesRequest,
  ctx: CallContext,
): DescribeAddressesResult {
  const found = selected(ctx, addressKind, input.AllocationIds, input.Filters);
  const wanted = found.filter(({ publicIp }) => input.PublicIps?.includes(publicIp) ?? true);
  const missing = input.PublicIps?.find((ip) => !wanted.some(({ publicIp }) => publicIp === ip));
  if (missing) throw new AwsError('InvalidAddress.NotFound', `Address '${missing}' not found.`);
  return { Addresses: wanted.map((address) => present(ctx, address)) };
}

export function mapAddress(
  ctx: CallContext,
  address: AddressRecord,
  {
    networkInterfaceId,
    privateIpAddress,
  }: { networkInterfaceId: string; privateIpAddress: string },
): string {
  const associationId = newId('eipassoc');
  save(ctx, addressKind, { ...address, associationId, networkInterfaceId, privateIpAddress });
  return associationId;
}

export function unmapAddress(ctx: CallContext, address: AddressRecord): void {
  const { allocationId, networkBorderGroup, publicIp } = address;
  save(ctx, addressKind, { allocationId, networkBorderGroup, publicIp });
}

function present(ctx: CallContext, address: AddressRecord): Address {
  const instanceId = all(ctx, networkInterfaceKind).find(
    (each) => each.networkInterfaceId === address.networkInterfaceId,
  )?.attachment?.instanceId;
  return {
    AllocationId: address.allocationId,
    PublicIp: address.publicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: address.networkBorderGroup,
    Domain: 'vpc',
    ...(address.associationId && {
      AssociationId: address.associationId,
      NetworkInterfaceId: address.networkInterfaceId,
      NetworkInterfaceOwnerId: ctx.account,
      PrivateIpAddress: address.privateIpAddress,
      ...(instanceId && { InstanceId: instanceId }),
    }),
    Tags: tagList(ctx, address.allocationId),
  };
}
