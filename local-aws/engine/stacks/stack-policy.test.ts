import { describe, expect, it } from 'vitest';
import { policyDenial, type UpdateAction } from './stack-policy.ts';

const allowAll = { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' };
const denied = (action: string, id: string) =>
  `Action denied by stack policy: Statement [#2] does not allow [${action}] for resource [LogicalResourceId/${id}]`;

describe('policyDenial', () => {
  it.each<[string, object[], string, UpdateAction, string | undefined]>([
    ['everything allowed', [allowAll], 'Db', 'Update:Replace', undefined],
    [
      'nothing allowed',
      [],
      'Db',
      'Update:Modify',
      'Action not allowed by stack policy: no statement allows [Update:Modify] for resource [LogicalResourceId/Db]',
    ],
    [
      'a denied resource',
      [allowAll, { Effect: 'Deny', Action: 'Update:*', Resource: 'LogicalResourceId/Db' }],
      'Db',
      'Update:Modify',
      denied('Update:Modify', 'Db'),
    ],
    [
      'another resource',
      [allowAll, { Effect: 'Deny', Action: 'Update:*', Resource: 'LogicalResourceId/Db' }],
      'Vpc',
      'Update:Modify',
      undefined,
    ],
    [
      'a denied action',
      [allowAll, { Effect: 'Deny', Action: ['Update:Replace', 'Update:Delete'], Resource: '*' }],
      'Db',
      'Update:Delete',
      denied('Update:Delete', 'Db'),
    ],
    [
      'all but one action denied',
      [allowAll, { Effect: 'Deny', NotAction: 'Update:Modify', Resource: '*' }],
      'Db',
      'Update:Modify',
      undefined,
    ],
    [
      'a denied type',
      [
        allowAll,
        {
          Effect: 'Deny',
          Action: 'Update:*',
          Resource: '*',
          Condition: { StringLike: { ResourceType: ['AWS::EC2::*'] } },
        },
      ],
      'Db',
      'Update:Modify',
      denied('Update:Modify', 'Db'),
    ],
    [
      'another type',
      [
        allowAll,
        {
          Effect: 'Deny',
          Action: 'Update:*',
          Resource: '*',
          Condition: { StringEquals: { ResourceType: 'AWS::S3::Bucket' } },
        },
      ],
      'Db',
      'Update:Modify',
      undefined,
    ],
  ])('%s', (_name, Statement, logicalId, action, expected) => {
    const update = { logicalId, type: 'AWS::EC2::VPC', action };
    expect(policyDenial(JSON.stringify({ Statement }), update)).toBe(expected);
  });
});
