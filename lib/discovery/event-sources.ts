import { listEventRules } from '#lib/aws/event-rules.ts';
import { describeQueues } from '#lib/aws/sqs-queues.ts';
import type { Source } from './source.ts';

const queue = 'AWS::SQS::Queue';
const rule = 'AWS::Events::Rule';

export const eventSources: readonly Source[] = [
  {
    source: 'sqs:queues',
    types: [queue],
    read: (aws, wanted) => describeQueues(aws, { ids: wanted.ids(queue), now: wanted.now }),
  },
  {
    source: 'events:rules',
    types: [rule],
    read: (aws, wanted) => listEventRules(aws, { ids: wanted.ids(rule), now: wanted.now }),
  },
];
