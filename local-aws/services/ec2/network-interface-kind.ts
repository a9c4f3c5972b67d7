import { randomBytes } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import { formatAddress, parseCidr, sizeOf } from './cidr.ts';
import { newId, type ResourceKind, resourceNotFound, where } from './resource-kind.ts';
import type { SubnetRecord } from './subnet-kind.ts';

export interface NetworkInterfaceRecord {
  readonly networkInterfaceId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly ownerId: string;
  readonly macAddress: string;
  readonly privateIpAddress: string;
  readonly description: string;
  readonly interfaceType: 'interface' | 'nat_gateway';
  readonly groupIds: readonly string[];
  readonly sourceDestCheck: boolean;
  /** Of the service that made it for itself; nobody else may change such an interface. */
  readonly requesterId?: string;
  readonly attachment?: AttachmentRecord;
  /** An address lent for as long as the instance runs; an Elastic IP takes its place. */
  readonly publicIp?: string;
}

interface AttachmentRecord {
  readonly attachmentId: string;
  readonly attachTime: string;
  readonly deviceIndex: number;
  readonly deleteOnTermination: boolean;
  readonly instanceId?: string;
}

export const networkInterfaceKind: ResourceKind<NetworkInterfaceRecord> = {
  collection: 'ec2.network-interface',
  type: 'network-interface',
  idPrefix: 'eni',
  idOf: (each) => each.networkInterfaceId,
  notFound: resourceNotFound('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
  filters: {
    'addresses.private-ip-address': (each) => each.privateIpAddress,
    'association.public-ip': (each) => each.publicIp,
    'attachment.attachment-id': (each) => each.attachment?.attachmentId,
    'attachment.instance-id': (each) => each.attachment?.instanceId,
    'availability-zone': (each) => each.availabilityZone,
    description: (each) => each.description,
    'group-id': (each) => each.groupIds,
    'interface-type': (each) => each.interfaceType,
    'network-interface-id': (each) => each.networkInterfaceId,
    'owner-id': (each) => each.ownerId,
    'private-ip-address': (each) => each.privateIpAddress,
    'requester-id': (each) => each.requesterId,
    'requester-managed': (each) => each.requesterId !== undefined,
    'source-dest-check': (each) => each.sourceDestCheck,
    status: (each) => (each.attachment ? 'in-use' : 'available'),
    'subnet-id': (each) => each.subnetId,
    'vpc-id': (each) => each.vpcId,
  },
};

export function newInterface(
  ctx: CallContext,
  subnet: SubnetRecord,
  settings: Pick<NetworkInterfaceRecord, 'description' | 'interfaceType' | 'privateIpAddress'> &
    Partial<NetworkInterfaceRecord>,
): NetworkInterfaceRecord {
  return {
    networkInterfaceId: newId(networkInterfaceKind.idPrefix),
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    ownerId: ctx.account,
    macAddress: `02:${(randomBytes(5).toString('hex').match(/../g) ?? []).join(':')}`,
    groupIds: [],
    sourceDestCheck: true,
    ...settings,
  };
}

/** The lowest address of a subnet that no interface has; the first four are AWS's. */
export function freeAddress(ctx: CallContext, subnet: SubnetRecord): string | undefined {
  const cidr = parseCidr(subnet.cidrBlock);
  const used = new Set(
    where(ctx, networkInterfaceKind, ({ subnetId }) => subnetId === subnet.subnetId).map(
      ({ privateIpAddress }) => privateIpAddress,
    ),
  );
  for (let offset = 4; offset < sizeOf(cidr) - 1; offset += 1) {
    const candidate = formatAddress(cidr.base + offset);
    if (!used.has(candidate)) return candidate;
  }
  return undefined;
}

/** The interfaces of an instance, the primary one first. */
export function interfacesOf(ctx: CallContext, instanceId: string): NetworkInterfaceRecord[] {
  return where(
    ctx,
    networkInterfaceKind,
    ({ attachment }) => attachment?.instanceId === instanceId,
  ).sort((a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0));
}
