import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const securityGroupIngress = defineResource({
  type: 'AWS::EC2::SecurityGroupIngress',
  title: 'Inbound rule',
  plural: 'Inbound rules',
  icon: 'aws:security-group',
  statuses: {},
  properties: [{ label: 'Group', path: 'GroupId' }],
  relations: [],
  typicalSeconds: { create: 6, update: 6, delete: 3 },
  consoleUrl: (_node, region) => consoleUrl(region, 'ec2', 'SecurityGroups'),
});
