import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle, Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import type { JsonDocument, Value } from '../builder/value.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { apiCallPattern, stateChangePattern } from './event-patterns.ts';
import type { EventsParameters } from './parameters.ts';

/** As long as a long poll of SQS may wait. */
const receiveWaitSeconds = 20;

interface EventsScope {
  readonly template: TemplateBuilder;
  readonly environment: Value<string>;
  readonly queue: ResourceHandle<'AWS::SQS::Queue'>;
}

/** The events layer's stack: rules of EventBridge that put what concerns an environment into a queue. */
export function eventsTemplate(parameters: EventsParameters, context: LayerContext): Template {
  const template = new TemplateBuilder('Change events: what AWS tells of changes, in a queue');
  const environment = tagEnvironment(template, 'events', context);
  const retention = template.parameter('RetentionSeconds', {
    Type: 'Number',
    Description: 'How long events wait in the queue, in seconds.',
    Default: parameters.retentionMinutes * 60,
    MinValue: 60,
    MaxValue: 1_209_600,
    group: 'Change events',
  });
  const queue = template.resource('Queue', 'AWS::SQS::Queue', {
    QueueName: sub`${environment}-change-events`,
    MessageRetentionPeriod: ref(retention),
    ReceiveMessageWaitTimeSeconds: receiveWaitSeconds,
    SqsManagedSseEnabled: true,
  });
  const scope = { template, environment, queue };
  const rules = [
    addRule(scope, 'StateChanges', {
      name: 'state-changes',
      description: 'What services tell of their resources',
      pattern: stateChangePattern,
    }),
    ...(parameters.apiCalls
      ? [
          addRule(scope, 'ApiCalls', {
            name: 'api-calls',
            description: 'Calls that changed something, as CloudTrail recorded them',
            pattern: apiCallPattern,
          }),
        ]
      : []),
  ];
  addQueuePolicy(scope, rules);
  template.output('ChangeEventsQueueUrl', 'Queue of the change events', ref(queue));
  return template.build();
}

interface RuleOptions {
  readonly name: string;
  readonly description: string;
  readonly pattern: JsonDocument;
}

function addRule(
  { template, environment, queue }: EventsScope,
  logicalId: string,
  { name, description, pattern }: RuleOptions,
): ResourceHandle<'AWS::Events::Rule'> {
  return template.resource(logicalId, 'AWS::Events::Rule', {
    Name: sub`${environment}-${name}`,
    Description: description,
    State: 'ENABLED',
    EventPattern: pattern,
    Targets: [{ Id: 'queue', Arn: getAtt(queue, 'Arn') }],
  });
}

/** Only these rules may send, and nobody without TLS. */
function addQueuePolicy(
  { template, queue }: EventsScope,
  rules: ReadonlyArray<ResourceHandle<'AWS::Events::Rule'>>,
): void {
  template.resource('QueuePolicy', 'AWS::SQS::QueuePolicy', {
    Queues: [ref(queue)],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'RulesSend',
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: getAtt(queue, 'Arn'),
          Condition: { ArnEquals: { 'aws:SourceArn': rules.map((rule) => getAtt(rule, 'Arn')) } },
        },
        {
          Sid: 'RefuseUnencryptedTransport',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sqs:*',
          Resource: getAtt(queue, 'Arn'),
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  });
}
