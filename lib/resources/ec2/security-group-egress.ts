import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const securityGroupEgress = defineResource({
  type: 'AWS::EC2::SecurityGroupEgress',
  title: 'Outbound rule',
  plural: 'Outbound rules',
  icon: 'aws:security-group',
  statuses: {},
  properties: [{ label: 'Group', path: 'GroupId' }],
  relations: [],
  typicalSeconds: { create: 6, update: 6, delete: 3 },
  consoleUrl: (_node, region) => consoleUrl(region, 'ec2', 'SecurityGroups'),
});
