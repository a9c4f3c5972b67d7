import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { limitScaling } from './scalable-target-actions.ts';

export const scalableTarget = defineResource({
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  title: 'Scalable target',
  plural: 'Scalable targets',
  icon: 'aws:auto-scaling',
  arnType: 'application-autoscaling:scalable-target',
  physicalId: /\|/,
  statuses: {},
  nameAt: 'ResourceId',
  properties: [
    { label: 'Resource', path: 'ResourceId' },
    { label: 'Minimum', path: 'MinCapacity' },
    { label: 'Maximum', path: 'MaxCapacity' },
    { label: 'Dimension', path: 'ScalableDimension' },
  ],
  relations: [
    { kind: 'attached-to', property: 'ResourceId', to: 'AWS::ECS::Service' },
    { kind: 'assumes', property: 'RoleARN', to: 'AWS::IAM::Role' },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Automatic scaling costs nothing; its alarms are billed with its policies' },
  actions: [limitScaling],
  consoleUrl: (_node, region) => consoleUrl(region, 'ecs', '/v2/clusters'),
});
