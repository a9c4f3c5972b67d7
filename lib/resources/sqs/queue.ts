import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const queue = defineResource({
  type: 'AWS::SQS::Queue',
  title: 'SQS queue',
  plural: 'SQS queues',
  icon: 'aws:queue',
  arnType: 'sqs:queue',
  physicalId: /^(https?|arn):/,
  statuses: {},
  nameAt: 'QueueName',
  properties: [
    { label: 'Queue', path: 'QueueName' },
    { label: 'URL', path: 'QueueUrl' },
    { label: 'Messages', path: 'ApproximateNumberOfMessages' },
    { label: 'Messages in flight', path: 'ApproximateNumberOfMessagesNotVisible' },
    { label: 'Retention', path: 'MessageRetentionPeriod', unit: 'seconds' },
    { label: 'SQS encryption', path: 'SqsManagedSseEnabled' },
    { label: 'KMS key', path: 'KmsMasterKeyId' },
  ],
  restless: [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesDelayed',
    'ApproximateNumberOfMessagesNotVisible',
  ],
  relations: [{ kind: 'uses', property: 'KmsMasterKeyId', to: 'AWS::KMS::Key' }],
  typicalSeconds: { create: 65, update: 65, delete: 65 },
  price: {
    dimensions: () => [
      {
        title: 'Requests',
        rate: 'sqs/thousand-requests',
        unit: 'thousand requests',
        amount: 1,
        times: ['queueThousands'],
        billing: 'use',
      },
    ],
  },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'sqs/v3', `/queues/${encodeURIComponent(node.id)}`),
});
