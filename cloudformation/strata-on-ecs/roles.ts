import { ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { Scope, Secret } from './scope.ts';

export interface Roles {
  /** That Strata acts with. */
  readonly task: ResourceHandle<'AWS::IAM::Role'>;
  /** With which ECS starts it. */
  readonly execution: ResourceHandle<'AWS::IAM::Role'>;
}

const trustedByTasks = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

/** Strata itself may do one thing: become the roles of accounts, which say what it may do there. */
export function addRoles({ template }: Scope, secrets: readonly Secret[]): Roles {
  const accountRoles = template.parameter('AccountRoles', {
    Type: 'String',
    Description: 'Roles of AWS accounts that Strata may assume; each has to trust the task role.',
    Default: 'arn:aws:iam::*:role/strata-*',
    AllowedPattern: '^arn:aws[a-z-]*:iam::(\\*|[0-9]{12}):role/[\\w+=,.@*/-]+$',
    ConstraintDescription: 'must be the ARN of a role, with * for what may differ',
    group: 'Accounts',
  });
  const task = template.resource('TaskRole', 'AWS::IAM::Role', {
    Description: 'What Strata acts with',
    AssumeRolePolicyDocument: trustedByTasks,
    Policies: [
      {
        PolicyName: 'assume-account-roles',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ref(accountRoles) }],
        },
      },
    ],
  });
  const execution = template.resource('ExecutionRole', 'AWS::IAM::Role', {
    Description: 'Lets ECS pull the image of Strata, read its secrets and write its log',
    AssumeRolePolicyDocument: trustedByTasks,
    ManagedPolicyArns: [
      sub`arn:${ref('AWS::Partition')}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
    ],
    Policies: [
      {
        PolicyName: 'read-secrets',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'secretsmanager:GetSecretValue',
              Resource: secrets.map((secret) => ref(secret)),
            },
          ],
        },
      },
    ],
  });
  return { task, execution };
}
