import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const scalingPolicy = defineResource({
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  title: 'Scaling policy',
  plural: 'Scaling policies',
  icon: 'aws:auto-scaling',
  statuses: {},
  properties: [
    { label: 'Name', path: 'PolicyName' },
    { label: 'Type', path: 'PolicyType' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/clusters'),
});
