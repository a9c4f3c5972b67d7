import { describe, expect, test } from 'vitest';
import { eventsLayer } from './layer.ts';
import { eventsParameters } from './parameters.ts';
import { eventsTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };

function resourcesOf(input: object = {}) {
  return eventsTemplate(eventsParameters.parse(input), context).Resources;
}

test('a queue that is encrypted, waits as long as SQS can, and soon forgets', () => {
  expect(resourcesOf().Queue).toMatchObject({
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: { 'Fn::Sub': expect.stringMatching(/-change-events$/) },
      SqsManagedSseEnabled: true,
      ReceiveMessageWaitTimeSeconds: 20,
      MessageRetentionPeriod: { Ref: 'RetentionSeconds' },
    },
  });
  const chosen = eventsParameters.parse({ retentionMinutes: 5 });
  expect(eventsLayer.stackParameters(chosen, context)).toEqual({
    Environment: 'dev',
    RetentionSeconds: '300',
  });
});

describe('rules', () => {
  test('send to the queue, each event by one of them', () => {
    const { StateChanges, ApiCalls } = resourcesOf();
    for (const rule of [StateChanges, ApiCalls]) {
      expect(rule?.Properties).toMatchObject({
        State: 'ENABLED',
        Targets: [{ Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
      });
    }
    const call = 'AWS API Call via CloudTrail';
    expect(StateChanges?.Properties.EventPattern).toMatchObject({
      source: expect.arrayContaining(['aws.ec2', 'aws.ecs', 'aws.glue', 'aws.rds', 'aws.tag']),
      'detail-type': [{ 'anything-but': [call] }],
    });
    expect(ApiCalls?.Properties.EventPattern).toMatchObject({ 'detail-type': [call] });
  });

  test('leave out API calls where they are not wanted', () => {
    const resources = resourcesOf({ apiCalls: false });
    expect(Object.keys(resources).sort()).toEqual(['Queue', 'QueuePolicy', 'StateChanges']);
    expect(sendersOf(resources)).toEqual([{ 'Fn::GetAtt': ['StateChanges', 'Arn'] }]);
  });

  test('alone may send', () => {
    expect(sendersOf(resourcesOf())).toEqual([
      { 'Fn::GetAtt': ['StateChanges', 'Arn'] },
      { 'Fn::GetAtt': ['ApiCalls', 'Arn'] },
    ]);
  });
});

function sendersOf({ QueuePolicy }: ReturnType<typeof resourcesOf>): unknown {
  expect(QueuePolicy?.Properties.PolicyDocument).toMatchObject({
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } },
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  });
  const text = JSON.stringify(QueuePolicy?.Properties.PolicyDocument);
  return JSON.parse(text).Statement[0].Condition.ArnEquals['aws:SourceArn'];
}

test.each([
  ['less than a minute', { retentionMinutes: 0 }],
  ['longer than SQS keeps anything', { retentionMinutes: 20_161 }],
])('events are not kept %s', (_, input) => {
  const issues = eventsParameters.safeParse(input).error?.issues;
  expect(issues?.map(({ path }) => path.join('.'))).toEqual(['retentionMinutes']);
});
