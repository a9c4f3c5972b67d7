import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const queuePolicy = defineResource({
  type: 'AWS::SQS::QueuePolicy',
  title: 'Queue policy',
  plural: 'Queue policies',
  icon: 'aws:policy',
  statuses: {},
  properties: [{ label: 'Queues', path: 'Queues[]' }],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: { free: 'Policies cost nothing' },
  consoleUrl: (_node, region) => consoleUrl(region, 'sqs/v3', '/queues'),
});
