import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { runTask } from './task-definition-actions.ts';
import { taskDefinitionPrice } from './task-price.ts';

export const taskDefinition = defineResource({
  type: 'AWS::ECS::TaskDefinition',
  title: 'Task definition',
  plural: 'Task definitions',
  icon: 'aws:ecs-task',
  arnType: 'ecs:task-definition',
  physicalId: /^arn:/,
  statuses: { ACTIVE: 'healthy', INACTIVE: 'stopped', DELETE_IN_PROGRESS: 'deleting' },
  state: (properties) => textAt(properties, 'status'),
  nameAt: 'family',
  properties: [
    { label: 'Family', path: 'family' },
    { label: 'Revision', path: 'revision' },
    { label: 'State', path: 'status' },
    { label: 'CPU', path: 'cpu', unit: 'units' },
    { label: 'Memory', path: 'memory', unit: 'MiB' },
    { label: 'Images', path: 'containerDefinitions[].image' },
    { label: 'Launch types', path: 'requiresCompatibilities[]' },
  ],
  relations: [
    { kind: 'assumes', property: 'taskRoleArn', to: 'AWS::IAM::Role' },
    { kind: 'assumes', property: 'executionRoleArn', to: 'AWS::IAM::Role' },
    {
      kind: 'runs',
      each: 'containerDefinitions',
      property: 'image',
      to: 'AWS::ECR::Repository',
      match: 'image-uri',
    },
    {
      kind: 'uses-secret',
      each: 'containerDefinitions[].secrets',
      property: 'valueFrom',
      to: 'AWS::SecretsManager::Secret',
      match: 'arn',
      label: ['name'],
    },
    {
      kind: 'writes',
      each: 'containerDefinitions',
      property: 'logConfiguration.options.awslogs-group',
      to: 'AWS::Logs::LogGroup',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: taskDefinitionPrice,
  actions: [runTask],
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/task-definitions'),
});
