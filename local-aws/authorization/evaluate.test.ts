import { describe, expect, test } from 'vitest';
import { type Verdict, verdictOf } from './evaluate.ts';
import { statementsOf } from './policy-document.ts';

const facts = new Map([
  ['aws:principaltag/strata:environment', ['dev']],
  ['aws:resourcetag/strata:environment', ['dev']],
  ['aws:requesttag/team', ['data']],
  ['aws:tagkeys', ['team', 'strata:layer']],
  ['iam:passedtoservice', ['glue.amazonaws.com']],
]);

const instance = 'arn:aws:ec2:us-east-2:111111111111:instance/i-1';
const start = { action: 'ec2:StartInstances', resource: instance, facts };
const variable = (name: string) => `\${${name}}`;
const allow = (statement: object) => ({ Effect: 'Allow', Resource: '*', ...statement });
const when = (Condition: object) => [allow({ Action: 'ec2:*', Condition })];
const tag = 'aws:ResourceTag/strata:environment';

describe('a policy', () => {
  test.each<[string, object[], Verdict]>([
    ['says nothing', [], 'denied'],
    ['allows the action', [allow({ Action: 'ec2:StartInstances' })], 'allowed'],
    ['names it in another case', [allow({ Action: 'EC2:startinstances' })], 'allowed'],
    ['allows another', [allow({ Action: ['ec2:StopInstances', 'ec2:Describe*'] })], 'denied'],
    ['allows by a pattern', [allow({ Action: 'ec2:St?rtInst*' })], 'allowed'],
    [
      'denies what it allows',
      [allow({ Action: '*' }), { Effect: 'Deny', Action: 'ec2:Start*', Resource: '*' }],
      'explicitly-denied',
    ],
    ['allows all but others', [allow({ NotAction: ['iam:*', 's3:*'] })], 'allowed'],
    ['allows all but this', [allow({ NotAction: 'ec2:*' })], 'denied'],
    ['is of the resource', [allow({ Action: '*', Resource: [instance] })], 'allowed'],
    ['is of another', [allow({ Action: '*', Resource: `${instance}2` })], 'denied'],
    ['is not of the resource', [{ Effect: 'Allow', Action: '*', NotResource: instance }], 'denied'],
    [
      'has a variable',
      [allow({ Action: '*', Resource: variable('aws:RequestTag/team') })],
      'denied',
    ],
    ['takes a tag', when({ StringEquals: { [tag]: 'dev' } }), 'allowed'],
    [
      'compares two tags',
      when({ StringEquals: { [tag]: variable('aws:PrincipalTag/strata:environment') } }),
      'allowed',
    ],
    [
      'has a variable without value',
      when({ StringLike: { [tag]: variable('aws:username') } }),
      'denied',
    ],
    ['takes another tag', when({ StringEquals: { [tag]: ['prod', 'test'] } }), 'denied'],
    ['takes none', when({ StringEquals: { 'aws:ResourceTag/absent': 'x' } }), 'denied'],
    ['takes it if it exists', when({ StringEqualsIfExists: { 'aws:absent': 'x' } }), 'allowed'],
    ['is negated', when({ StringNotEquals: { [tag]: 'prod' } }), 'allowed'],
    ['is negated and fails', when({ StringNotLike: { [tag]: 'd*' } }), 'denied'],
    ['needs presence', when({ Null: { [tag]: 'false' } }), 'allowed'],
    ['needs absence', when({ Null: { [tag]: 'true' } }), 'denied'],
    [
      'bounds tag keys',
      when({ 'ForAllValues:StringLike': { 'aws:TagKeys': ['team', 'strata:*'] } }),
      'allowed',
    ],
    [
      'bounds them closer',
      when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
      'denied',
    ],
    ['needs all conditions', when({ StringEquals: { [tag]: 'dev', 'aws:absent': 'x' } }), 'denied'],
    ['has an operator that is unknown', when({ BinaryEquals: { [tag]: 'dev' } }), 'denied'],
  ])('that %s', (_, Statement, verdict) => {
    expect(verdictOf(statementsOf(JSON.stringify({ Statement })), start)).toBe(verdict);
  });

  test('that is no JSON allows nothing', () => {
    expect(verdictOf(statementsOf('not JSON'), start)).toBe('denied');
  });
});
