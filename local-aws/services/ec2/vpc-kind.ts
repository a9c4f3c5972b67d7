import type { Tenancy } from '@aws-sdk/client-ec2';
import { type ResourceKind, resourceNotFound } from './resource-kind.ts';

export interface VpcRecord {
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly cidrAssociationId: string;
  readonly dhcpOptionsId: string;
  readonly ownerId: string;
  readonly instanceTenancy: Tenancy;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  readonly enableNetworkAddressUsageMetrics: boolean;
}

export const vpcKind: ResourceKind<VpcRecord> = {
  collection: 'ec2.vpc',
  type: 'vpc',
  idPrefix: 'vpc',
  idOf: (vpc) => vpc.vpcId,
  notFound: resourceNotFound('InvalidVpcID.NotFound', 'vpc ID'),
  filters: {
    cidr: (vpc) => vpc.cidrBlock,
    'cidr-block': (vpc) => vpc.cidrBlock,
    'cidr-block-association.association-id': (vpc) => vpc.cidrAssociationId,
    'cidr-block-association.cidr-block': (vpc) => vpc.cidrBlock,
    'cidr-block-association.state': () => 'associated',
    'dhcp-options-id': (vpc) => vpc.dhcpOptionsId,
    'is-default': () => false,
    'owner-id': (vpc) => vpc.ownerId,
    state: () => 'available',
    'vpc-id': (vpc) => vpc.vpcId,
  },
};
