import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf } from '../cloudformation/test-stack.ts';
import { detailsOf, eventsUntil, type ReceivedEvent } from './test-events.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 2000 });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const pattern = (prefix: string) => ({ source: [{ prefix }] });
const template = JSON.stringify({
  Resources: {
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { MessageRetentionPeriod: 3600, Tags: [{ Key: 'team', Value: 'data' }] },
    },
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: arnOf('Queue'),
            Condition: { ArnEquals: { 'aws:SourceArn': arnOf('Rule') } },
          },
        },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: pattern('aws.'),
        Targets: [{ Id: 'queue', Arn: arnOf('Queue') }],
      },
    },
  },
  Outputs: {
    Url: { Value: { Ref: 'Queue' } },
    Rule: { Value: { Ref: 'Rule' } },
    RuleArn: { Value: arnOf('Rule') },
  },
});

describe('a queue, its policy and a rule of a stack', () => {
  const StackName = 'listening';
  let url: string;
  let outputs: Record<string, string>;

  beforeAll(async () => {
    const { cloudFormation } = endpoint.clients;
    await cloudFormation.createStack({ StackName, TemplateBody: template });
    expect(await endOf(endpoint.clients, StackName)).toBe('CREATE_COMPLETE');
    const { Stacks } = await cloudFormation.describeStacks({ StackName });
    outputs = Object.fromEntries(
      (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
        OutputKey,
        OutputValue,
      ]),
    );
    url = outputs.Url ?? '';
  });

  test('have the ids that AWS gives them, and are seen by the tagging API', async () => {
    expect(url).toMatch(/\/000000000000\/listening-Queue-\w{12}$/);
    expect(outputs.Rule).toMatch(/^listening-Rule-\w{12}$/);
    expect(outputs.RuleArn).toBe(`arn:aws:events:us-east-2:000000000000:rule/${outputs.Rule}`);
    const { ResourceTagMappingList = [] } = await endpoint.clients.tagging.getResources({
      TagFilters: [{ Key: 'aws:cloudformation:stack-name', Values: [StackName] }],
    });
    expect(ResourceTagMappingList.map(({ ResourceARN = '' }) => ResourceARN.split(':')[2])).toEqual(
      ['events', 'sqs'],
    );
  });

  test('tell of another stack, step by step, and of the calls that were made for it', async () => {
    const { cloudFormation } = endpoint.clients;
    const TemplateBody = JSON.stringify({
      Resources: { Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } } },
    });
    const { StackId } = await cloudFormation.createStack({ StackName: 'told', TemplateBody });
    const isEnd = ({ detail, ...event }: ReceivedEvent) =>
      event['detail-type'] === 'CloudFormation Stack Status Change' &&
      detail['stack-id'] === StackId &&
      JSON.stringify(detail).includes('CREATE_COMPLETE');
    const received = await eventsUntil(endpoint.clients, url, isEnd);
    expect(detailsOf(received, 'CloudFormation Resource Status Change').at(-1)).toMatchObject({
      'logical-resource-id': 'Net',
      'physical-resource-id': expect.stringMatching(/^vpc-/),
      'resource-type': 'AWS::EC2::VPC',
      'status-details': { status: 'CREATE_COMPLETE', 'status-reason': '' },
    });
    const calls = detailsOf(received, 'AWS API Call via CloudTrail');
    expect(calls).toContainEqual(
      expect.objectContaining({
        eventName: 'CreateStack',
        eventSource: 'cloudformation.amazonaws.com',
        requestParameters: expect.objectContaining({ stackName: 'told' }),
        responseElements: expect.objectContaining({ stackId: StackId }),
      }),
    );
    expect(calls).toContainEqual(
      expect.objectContaining({
        eventName: 'CreateVpc',
        userAgent: 'cloudformation.amazonaws.com',
        requestParameters: expect.objectContaining({ cidrBlock: '10.1.0.0/16' }),
      }),
    );
    expect(JSON.stringify(calls)).not.toContain('templateBody');
  });

  test('tell of drift detection', async () => {
    const { cloudFormation } = endpoint.clients;
    const { StackDriftDetectionId } = await cloudFormation.detectStackDrift({ StackName });
    const type = 'CloudFormation Drift Detection Status Change';
    const received = await eventsUntil(
      endpoint.clients,
      url,
      (event) =>
        event['detail-type'] === type && JSON.stringify(event).includes('DETECTION_COMPLETE'),
    );
    expect(detailsOf(received, type)).toMatchObject([
      {
        'stack-drift-detection-id': StackDriftDetectionId,
        'status-details': { 'detection-status': 'DETECTION_IN_PROGRESS' },
      },
      {
        'status-details': {
          'detection-status': 'DETECTION_COMPLETE',
          'stack-drift-status': 'IN_SYNC',
        },
        'drift-detection-details': { 'drifted-stack-resource-count': 0 },
      },
    ]);
  });

  test('are changed and deleted with the stack', async () => {
    const { cloudFormation, events, sqs } = endpoint.clients;
    const TemplateBody = template
      .replace('"MessageRetentionPeriod":3600', '"MessageRetentionPeriod":7200')
      .replace('"prefix":"aws."', '"prefix":"aws.none"');
    await cloudFormation.updateStack({ StackName, TemplateBody });
    expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] });
    expect(Attributes?.MessageRetentionPeriod).toBe('7200');
    expect(Attributes?.Policy).toContain(outputs.RuleArn);
    expect((await events.describeRule({ Name: outputs.Rule })).EventPattern).toContain('aws.none');
    const { StackId } = (await cloudFormation.describeStacks({ StackName })).Stacks?.[0] ?? {};
    await cloudFormation.deleteStack({ StackName });
    expect(await endOf(endpoint.clients, StackId ?? '')).toBe('DELETE_COMPLETE');
    expect((await events.listRules({})).Rules).toEqual([]);
  });
});
