import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const taskDefinition = defineResource({
  type: 'AWS::ECS::TaskDefinition',
  title: 'Task definition',
  plural: 'Task definitions',
  icon: 'aws:ecs-task',
  arnType: 'ecs:task-definition',
  statuses: {},
  properties: [
    { label: 'Family', path: 'Family' },
    { label: 'Revision', path: 'Revision' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/task-definitions'),
});
