import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import { keyStatement } from '../optional-key.ts';
import type { AccessScope } from './access-scope.ts';
import {
  allow,
  localArn,
  objectReading,
  objectWriting,
  policyDocument,
  pullImages,
  reachLake,
  readSecrets,
} from './statements.ts';

/** The role that containers act with, and the role with which ECS starts them. */
export function addEcsRoles(scope: AccessScope): void {
  const { template } = scope;
  const taskRole = addTaskRole(scope);
  const executionRole = addExecutionRole(scope);
  template.output(
    'EcsTaskRoleArn',
    'Role that the containers of ECS tasks act with',
    getAtt(taskRole, 'Arn'),
  );
  template.output(
    'EcsExecutionRoleArn',
    'Role with which ECS pulls images, reads secrets and writes logs',
    getAtt(executionRole, 'Arn'),
  );
}

function addTaskRole(scope: AccessScope) {
  const { template, environment, lake } = scope;
  const writing = scope.parameters.taskAccess === 'read-write';
  return template.resource(
    'EcsTaskRole',
    'AWS::IAM::Role',
    {
      Description: 'Containers of ECS tasks: data lake, secrets of databases and applications',
      AssumeRolePolicyDocument: ecsTrust,
      Policies: [
        {
          PolicyName: 'process-data',
          PolicyDocument: policyDocument([
            ...readSecrets(scope, runtimeSecrets(scope)),
            ...reachLake(scope, writing ? [...objectReading, ...objectWriting] : objectReading),
            keyStatement(
              lake.key,
              writing ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
              's3',
            ),
            ...pullImages(scope),
            allow('ShellByEcsExec', ecsExec, ['*']),
          ]),
        },
      ],
    },
    { tags: { Name: sub`${environment}-ecs-task` } },
  );
}

/** As AWS's AmazonECSTaskExecutionRolePolicy, but for this environment's repositories and log groups. */
function addExecutionRole(scope: AccessScope) {
  const { template, environment } = scope;
  return template.resource(
    'EcsExecutionRole',
    'AWS::IAM::Role',
    {
      Description: 'Starts ECS tasks: pulls images, writes logs',
      AssumeRolePolicyDocument: ecsTrust,
      Policies: [
        {
          PolicyName: 'start-tasks',
          PolicyDocument: policyDocument([
            ...pullImages(scope),
            allow(
              'WriteLogs',
              ['logs:CreateLogStream', 'logs:PutLogEvents'],
              [localArn('logs', sub`log-group:/strata/${environment}/*`)],
            ),
          ]),
        },
      ],
    },
    { tags: { Name: sub`${environment}-ecs-execution` } },
  );
}

/** What tasks have a use for; the passwords of Grafana's and ArgoCD's administrators are none of it. */
function runtimeSecrets({ secrets }: AccessScope) {
  return [secrets.mysql, secrets.redis, secrets.application];
}

/** ECS Developer Guide, "Permissions required for ECS Exec"; the channels are no resources. */
const ecsExec = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/** ECS Developer Guide, "Amazon ECS task IAM role": the condition that keeps other accounts out. */
const ecsTrust = policyDocument([
  {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
      ArnLike: { 'aws:SourceArn': localArn('ecs', '*') },
    },
  },
]);
