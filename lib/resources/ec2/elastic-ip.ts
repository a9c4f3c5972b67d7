import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const elasticIp = defineResource({
  type: 'AWS::EC2::EIP',
  title: 'Elastic IP address',
  plural: 'Elastic IP addresses',
  icon: 'aws:elastic-ip',
  arnType: 'ec2:elastic-ip',
  physicalId: /^(?:\d+\.){3}\d+$|^eipalloc-/,
  statuses: { associated: 'healthy', unassociated: 'stopped' },
  state: (properties) => (textAt(properties, 'AssociationId') ? 'associated' : 'unassociated'),
  properties: [
    { label: 'Public IPv4', path: 'PublicIp' },
    { label: 'Allocation ID', path: 'AllocationId' },
    { label: 'Private IPv4', path: 'PrivateIpAddress' },
    { label: 'Network interface', path: 'NetworkInterfaceId' },
    { label: 'Border group', path: 'NetworkBorderGroup' },
  ],
  relations: [],
  typicalSeconds: { create: 16, update: 3, delete: 2 },
  price: {
    dimensions: () => [
      {
        title: 'Public IPv4 address',
        rate: 'public-ipv4/hour',
        unit: 'hour',
        amount: 1,
        times: ['hours'],
        billing: 'existing',
      },
    ],
  },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'ec2', `ElasticIpDetails:AllocationId=${node.id}`),
});
