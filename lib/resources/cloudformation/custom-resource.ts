import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const customResource = defineResource({
  type: 'AWS::CloudFormation::CustomResource',
  title: 'Custom resource',
  plural: 'Custom resources',
  icon: 'aws:function',
  statuses: {},
  properties: [{ label: 'Function', path: 'ServiceToken' }],
  relations: [],
  typicalSeconds: { create: 6, update: 6, delete: 4 },
  price: { free: 'Billed as the function that answers it' },
  consoleUrl: (_node, region) => consoleUrl(region, 'cloudformation', '/stacks'),
});
