import { type ResourceKind, resourceNotFound } from './resource-kind.ts';

export interface SubnetRecord {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly ownerId: string;
  readonly arn: string;
  readonly mapPublicIpOnLaunch: boolean;
  readonly enableDns64: boolean;
  readonly privateDnsHostnameType: 'ip-name' | 'resource-name';
}

export const subnetKind: ResourceKind<SubnetRecord> = {
  collection: 'ec2.subnet',
  type: 'subnet',
  idPrefix: 'subnet',
  idOf: (subnet) => subnet.subnetId,
  notFound: resourceNotFound('InvalidSubnetID.NotFound', 'subnet ID'),
  filters: {
    'availability-zone': (subnet) => subnet.availabilityZone,
    'availability-zone-id': (subnet) => subnet.availabilityZoneId,
    availabilityZone: (subnet) => subnet.availabilityZone,
    cidr: (subnet) => subnet.cidrBlock,
    'cidr-block': (subnet) => subnet.cidrBlock,
    cidrBlock: (subnet) => subnet.cidrBlock,
    'default-for-az': () => false,
    'map-public-ip-on-launch': (subnet) => subnet.mapPublicIpOnLaunch,
    'owner-id': (subnet) => subnet.ownerId,
    state: () => 'available',
    'subnet-arn': (subnet) => subnet.arn,
    'subnet-id': (subnet) => subnet.subnetId,
    'vpc-id': (subnet) => subnet.vpcId,
  },
};
