import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const vpc = defineResource({
  type: 'AWS::EC2::VPC',
  title: 'VPC',
  plural: 'VPCs',
  icon: 'aws:vpc',
  arnType: 'ec2:vpc',
  physicalId: /^vpc-/,
  statuses: { pending: 'changing', available: 'healthy' },
  state: (properties) => textAt(properties, 'State'),
  properties: [
    { label: 'VPC ID', path: 'VpcId' },
    { label: 'IPv4 CIDR', path: 'CidrBlock' },
    { label: 'All IPv4 CIDRs', path: 'CidrBlockAssociationSet[].CidrBlock' },
    { label: 'Tenancy', path: 'InstanceTenancy' },
    { label: 'DHCP options', path: 'DhcpOptionsId' },
    { label: 'Default VPC', path: 'IsDefault' },
  ],
  relations: [],
  typicalSeconds: { create: 12, update: 12, delete: 2 },
  price: { free: 'A VPC costs nothing' },
  isAwsDefault: (properties) => properties.IsDefault === true,
  consoleUrl: (node, region) => consoleUrl(region, 'vpcconsole', `VpcDetails:VpcId=${node.id}`),
});
