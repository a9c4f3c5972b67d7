import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const eventRule = defineResource({
  type: 'AWS::Events::Rule',
  title: 'EventBridge rule',
  plural: 'EventBridge rules',
  icon: 'aws:event-rule',
  arnType: 'events:rule',
  physicalId: /^[^:]+$/,
  statuses: {
    ENABLED: 'healthy',
    ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS: 'healthy',
    DISABLED: 'stopped',
  },
  state: (properties) => textAt(properties, 'State'),
  nameAt: 'Name',
  properties: [
    { label: 'Rule', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Bus', path: 'EventBusName' },
    { label: 'Pattern', path: 'EventPattern' },
    { label: 'Schedule', path: 'ScheduleExpression' },
    { label: 'Targets', path: 'Targets[].Arn' },
  ],
  relations: [{ kind: 'writes', property: 'Targets[].Arn', to: 'AWS::SQS::Queue' }],
  typicalSeconds: { create: 62, update: 62, delete: 62 },
  price: { free: 'Events of AWS services cost nothing; the queue they go to is billed' },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'events', `/eventbus/default/rules/${encodeURIComponent(node.id)}`),
});
