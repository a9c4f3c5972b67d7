import type { ResourceKind } from './resource-kind.ts';
import { resourceNotFound } from './resource-kind.ts';

export interface AddressRecord {
  readonly allocationId: string;
  readonly publicIp: string;
  readonly networkBorderGroup: string;
  readonly associationId?: string;
  readonly networkInterfaceId?: string;
  readonly privateIpAddress?: string;
}

export const addressKind: ResourceKind<AddressRecord> = {
  collection: 'ec2.address',
  type: 'elastic-ip',
  idPrefix: 'eipalloc',
  idOf: (address) => address.allocationId,
  notFound: resourceNotFound('InvalidAllocationID.NotFound', 'allocation ID'),
  filters: {
    'allocation-id': (address) => address.allocationId,
    'association-id': (address) => address.associationId,
    domain: () => 'vpc',
    'network-border-group': (address) => address.networkBorderGroup,
    'network-interface-id': (address) => address.networkInterfaceId,
    'private-ip-address': (address) => address.privateIpAddress,
    'public-ip': (address) => address.publicIp,
  },
};
