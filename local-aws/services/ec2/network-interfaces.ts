import type { DescribeNetworkInterfacesRequest, NetworkInterface } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { formatAddress, parseCidr, sizeOf } from './cidr.ts';
import { pageOf } from './paging.ts';
import { all, type ResourceKind, resourceNotFound, selected } from './resource-kind.ts';
import type { SubnetRecord } from './subnet-kind.ts';
import { tagList } from './tag-store.ts';

export interface NetworkInterfaceRecord {
  readonly networkInterfaceId: string;
  readonly attachmentId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly ownerId: string;
  readonly macAddress: string;
  readonly privateIpAddress: string;
  readonly description: string;
  readonly interfaceType: 'nat_gateway';
  readonly requesterId: string;
  readonly attachTime: string;
}

/** Only those that services make for themselves; nobody can create one here. */
export const networkInterfaceKind: ResourceKind<NetworkInterfaceRecord> = {
  collection: 'ec2.network-interface',
  type: 'network-interface',
  idPrefix: 'eni',
  idOf: (each) => each.networkInterfaceId,
  notFound: resourceNotFound('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
  filters: {
    'addresses.private-ip-address': (each) => each.privateIpAddress,
    'attachment.attachment-id': (each) => each.attachmentId,
    'availability-zone': (each) => each.availabilityZone,
    description: (each) => each.description,
    'interface-type': (each) => each.interfaceType,
    'network-interface-id': (each) => each.networkInterfaceId,
    'owner-id': (each) => each.ownerId,
    'private-ip-address': (each) => each.privateIpAddress,
    'requester-id': (each) => each.requesterId,
    'requester-managed': () => true,
    status: () => 'in-use',
    'subnet-id': (each) => each.subnetId,
    'vpc-id': (each) => each.vpcId,
  },
};

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

/** The lowest address of a subnet that no interface has; the first four are AWS's. */
export function freeAddress(ctx: CallContext, subnet: SubnetRecord): string | undefined {
  const cidr = parseCidr(subnet.cidrBlock);
  const used = new Set(
    all(ctx, networkInterfaceKind)
      .filter(({ subnetId }) => subnetId === subnet.subnetId)
      .map(({ privateIpAddress }) => privateIpAddress),
  );
  for (let offset = 4; offset < sizeOf(cidr) - 1; offset += 1) {
    const candidate = formatAddress(cidr.base + offset);
    if (!used.has(candidate)) return candidate;
  }
  return undefined;
}

/** EC2 says `nat_gateway`, which the SDK's type has as `natGateway`. */
type PresentedInterface = Omit<NetworkInterface, 'InterfaceType'> & {
  readonly InterfaceType: string;
};

function present(ctx: CallContext, each: NetworkInterfaceRecord): PresentedInterface {
  const address = all(ctx, addressKind).find(
    ({ networkInterfaceId }) => networkInterfaceId === each.networkInterfaceId,
  );
  const association = address && {
    AllocationId: address.allocationId,
    AssociationId: address.associationId,
    IpOwnerId: each.ownerId,
    PublicDnsName: '',
    PublicIp: address.publicIp,
  };
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
    RequesterId: each.requesterId,
    RequesterManaged: true,
    SourceDestCheck: false,
    Status: 'in-use',
    Groups: [],
    Attachment: {
      AttachmentId: each.attachmentId,
      AttachTime: new Date(each.attachTime),
      DeleteOnTermination: false,
      DeviceIndex: 1,
      InstanceOwnerId: 'amazon-aws',
      Status: 'attached',
    },
    ...(association && { Association: association }),
    TagSet: tagList(ctx, each.networkInterfaceId),
  };
}
