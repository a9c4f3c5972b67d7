import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const ecsService = defineResource({
  type: 'AWS::ECS::Service',
  title: 'ECS service',
  plural: 'ECS services',
  icon: 'aws:ecs-service',
  arnType: 'ecs:service',
  statuses: {},
  properties: [
    { label: 'Name', path: 'ServiceName' },
    { label: 'Desired', path: 'DesiredCount' },
    { label: 'Running', path: 'RunningCount' },
  ],
  relations: [],
  typicalSeconds: { create: 45, update: 60, delete: 40 },
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/clusters'),
});
