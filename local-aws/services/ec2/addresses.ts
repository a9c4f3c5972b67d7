import { randomInt } from 'node:crypto';
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
import { networkInterfaceKind } from './network-interfaces.ts';
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

/** Only with a network interface: instances are not part of this endpoint. */
export function associateAddress(
  input: AssociateAddressRequest,
  ctx: CallContext,
): AssociateAddressResult {
  const { AllocationId = '', AllowReassociation, InstanceId, NetworkInterfaceId = '' } = input;
  if (InstanceId) {
    throw new AwsError(
      'InvalidInstanceID.NotFound',
      `The instance ID '${InstanceId}' does not exist`,
    );
  }
  const address = existing(ctx, addressKind, AllocationId);
  const networkInterface = existing(ctx, networkInterfaceKind, NetworkInterfaceId);
  if (address.associationId && !AllowReassociation) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${AllocationId} is already associated with associate-id ${address.associationId}`,
    );
  }
  return { AssociationId: mapAddress(ctx, address, networkInterface) };
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

/** From 203.0.113.0/24 and 198.51.100.0/24, which RFC 5737 keeps for documentation, and then 198.18.0.0/15. */
function unusedPublicIp(ctx: CallContext): string {
  const used = new Set(all(ctx, addressKind).map(({ publicIp }) => publicIp));
  for (;;) {
    const [network, last] = [randomInt(2), randomInt(1, 255)];
    const documented = network === 0 ? `203.0.113.${last}` : `198.51.100.${last}`;
    const benchmark = `198.${18 + network}.${randomInt(256)}.${last}`;
    const candidate = used.size < 250 ? documented : benchmark;
    if (!used.has(candidate)) return candidate;
  }
}

function present(ctx: CallContext, address: AddressRecord): Address {
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
    }),
    Tags: tagList(ctx, address.allocationId),
  };
}
