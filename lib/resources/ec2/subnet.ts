import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const subnet = defineResource({
  type: 'AWS::EC2::Subnet',
  title: 'Subnet',
  plural: 'Subnets',
  icon: 'aws:private-subnet',
  arnType: 'ec2:subnet',
  physicalId: /^subnet-/,
  statuses: {
    pending: 'changing',
    available: 'healthy',
    unavailable: 'failed',
    failed: 'failed',
    'failed-insufficient-capacity': 'failed',
  },
  state: (properties) => textAt(properties, 'State'),
  properties: [
    { label: 'Subnet ID', path: 'SubnetId' },
    { label: 'Availability Zone', path: 'AvailabilityZone' },
    { label: 'IPv4 CIDR', path: 'CidrBlock' },
    { label: 'Free addresses', path: 'AvailableIpAddressCount', unit: 'addresses' },
    { label: 'Public IPv4 on launch', path: 'MapPublicIpOnLaunch' },
  ],
  relations: [{ kind: 'in', property: 'VpcId', to: 'AWS::EC2::VPC' }],
  restless: ['AvailableIpAddressCount'],
  typicalSeconds: { create: 4, update: 3, delete: 2 },
  price: { free: 'Subnets cost nothing' },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'vpcconsole', `SubnetDetails:subnetId=${node.id}`),
});
