import { expect, test } from 'vitest';
import { allowsDelivery } from './allows-delivery.ts';

const queueArn = 'arn:aws:sqs:us-east-2:000000000000:q';
const sourceArn = 'arn:aws:events:us-east-2:000000000000:rule/r';
const request = { queueArn, sourceArn, account: '000000000000' };
const base = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: queueArn,
};

test.each<[what: string, allowed: boolean, statements: object[]]>([
  ['no statement', false, []],
  ['the service', true, [base]],
  ['everybody', true, [{ ...base, Principal: '*' }]],
  ['every account', true, [{ ...base, Principal: { AWS: '*' } }]],
  ['another service', false, [{ ...base, Principal: { Service: ['sns.amazonaws.com'] } }]],
  [
    'one of two services',
    true,
    [{ ...base, Principal: { Service: ['sns.amazonaws.com', 'events.amazonaws.com'] } }],
  ],
  ['every action', true, [{ ...base, Action: ['SQS:*'] }]],
  ['another action', false, [{ ...base, Action: 'sqs:ReceiveMessage' }]],
  ['another queue', false, [{ ...base, Resource: `${queueArn}2` }]],
  ['every queue', true, [{ ...base, Resource: 'arn:aws:sqs:*:*:*' }]],
  ['this rule', true, [{ ...base, Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } } }]],
  [
    'another rule',
    false,
    [{ ...base, Condition: { ArnEquals: { 'aws:SourceArn': `${sourceArn}2` } } }],
  ],
  [
    'rules like this one',
    true,
    [{ ...base, Condition: { ArnLike: { 'AWS:SourceArn': [`${sourceArn.slice(0, -1)}*`] } } }],
  ],
  [
    'this account',
    true,
    [{ ...base, Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } }],
  ],
  [
    'a condition that is not known',
    false,
    [{ ...base, Condition: { StringEquals: { 'aws:SourceVpc': 'v' } } }],
  ],
  [
    'the same, if it is there',
    true,
    [{ ...base, Condition: { StringEqualsIfExists: { 'aws:SourceVpc': 'v' } } }],
  ],
  ['a denial of what is allowed', false, [base, { ...base, Effect: 'Deny' }]],
  [
    'a denial of insecure transport',
    true,
    [
      base,
      {
        ...base,
        Principal: '*',
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  ],
])('%s: %s', (_, allowed, Statement) => {
  expect(allowsDelivery(JSON.stringify({ Statement }), request)).toBe(allowed);
});

test('a queue without a policy takes nothing', () => {
  expect(allowsDelivery(undefined, request)).toBe(false);
});
