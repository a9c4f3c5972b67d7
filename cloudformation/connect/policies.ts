import type { Intrinsic, JsonDocument } from '../builder/value.ts';
import { actionsOf, type Condition, type Grant } from './grant.ts';
import { boundaryName, layerRolePath } from './names.ts';
import { resourceTypeActions } from './resource-type-actions.ts';
import { accountArn, bucketArn, iamArn } from './scope.ts';

interface Permission {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources?: ReadonlyArray<string | Intrinsic<string>>;
  readonly condition?: Condition;
}

export function allow({ sid, actions, resources = ['*'], condition }: Permission): JsonDocument {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  };
}

export function policyDocument(Statement: readonly JsonDocument[]): JsonDocument {
  return { Version: '2012-10-17', Statement };
}

export function grantStatement(grant: Grant): JsonDocument {
  return allow({
    sid: grant.sid,
    actions: actionsOf(grant),
    ...(grant.resources && { resources: grant.resources }),
    ...(grant.condition && { condition: grant.condition }),
  });
}

/** A managed policy's length without white space (IAM user guide, "IAM and AWS STS quotas"), some of it to spare. */
const longestPolicy = 5_600;

/** Statements in as few managed policies as hold them, in their order. */
export function inPolicies(statements: readonly JsonDocument[]): JsonDocument[][] {
  const policies: JsonDocument[][] = [[]];
  let length = 0;
  for (const statement of statements) {
    const added = JSON.stringify(statement).length + 1;
    if (length + added > longestPolicy) {
      policies.push([]);
      length = 0;
    }
    policies.at(-1)?.push(statement);
    length += added;
  }
  return policies;
}

const boundary = iamArn(`policy/${boundaryName}`);
const layerRoles = iamArn(`role${layerRolePath}*`);

/** The services that layers hand roles to. */
const receivers = ['ec2', 'ecs-tasks', 'glue', 'lambda', 'vpc-flow-logs'].map(
  (name) => `${name}.amazonaws.com`,
);

/** Reading a role needs no boundary on it: one that does not exist has none. */
const readsRole = /^iam:(Get|List)/;

/**
 * What CloudFormation may do for Strata's stacks: make what layers contain. Roles only under their path and
 * within the boundary, buckets only of data lakes.
 */
export function stackRoleStatements(): JsonDocument[] {
  const { 'AWS::IAM::Role': roleActions, ...others } = resourceTypeActions;
  const actions = [...new Set(Object.values(others).flat())].sort();
  const byPrefix = Map.groupBy(actions, (action) => action.slice(0, action.indexOf(':')));
  return [
    allow({
      sid: 'ReadLayerRoles',
      actions: roleActions.filter((action) => readsRole.test(action)),
      resources: [layerRoles],
    }),
    allow({
      sid: 'MakeLayerRoles',
      actions: roleActions.filter((action) => !readsRole.test(action)),
      resources: [layerRoles],
      condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
    }),
    allow({
      sid: 'PassLayerRoles',
      actions: ['iam:PassRole'],
      resources: [layerRoles],
      condition: { StringEquals: { 'iam:PassedToService': receivers } },
    }),
    allow({
      sid: 'LetServicesWork',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [iamArn('role/aws-service-role/*')],
      condition: { StringLike: { 'iam:AWSServiceName': linkedServices } },
    }),
    allow({
      sid: 'FindMachineImages',
      actions: ['ssm:GetParameters'],
      resources: ['*'],
    }),
    ...[...byPrefix].map(([prefix, itsActions]) =>
      allow({ sid: sidOf(prefix), actions: itsActions, ...scopes[prefix] }),
    ),
  ];
}

/** Which make a role of their own when they are first used (IAM user guide, "Service-linked roles"). */
const linkedServices = [
  'ecs.amazonaws.com',
  'ecs.application-autoscaling.amazonaws.com',
  'elasticache.amazonaws.com',
  'elasticloadbalancing.amazonaws.com',
  'rds.amazonaws.com',
];

const scopes: Readonly<Record<string, Pick<Permission, 'resources'>>> = {
  iam: { resources: [layerRoles, iamArn(`instance-profile${layerRolePath}*`)] },
  lambda: { resources: [accountArn('lambda', 'function:*')] },
  s3: { resources: [bucketArn('*-data-lake-*')] },
};

function sidOf(prefix: string): string {
  const words = prefix.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Make${words.join('')}`;
}

/**
 * The most that a role of a layer may do: the services that hosts, containers, jobs and functions use, and
 * nothing by which it could get at more.
 */
export function boundaryStatements(): JsonDocument[] {
  return [
    allow({ sid: 'UsePlatform', actions: boundaryActions }),
    {
      Sid: 'NeverMore',
      Effect: 'Deny',
      Action: ['iam:*', 'organizations:*', 'account:*', 'sts:AssumeRole'],
      Resource: '*',
    },
  ];
}

export const boundaryActions: readonly string[] = [
  'cloudformation:DescribeStackResource',
  'cloudformation:SignalResource',
  'cloudwatch:PutMetricData',
  'ec2:Describe*',
  'ec2messages:*',
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetAuthorizationToken',
  'ecr:GetDownloadUrlForLayer',
  'ecs:Describe*',
  'ecs:List*',
  'glue:*',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'logs:AssociateKmsKey',
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:PutLogEvents',
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:GetBucketLocation',
  's3:GetObject',
  's3:GetObjectVersion',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListMultipartUploadParts',
  's3:PutObject',
  'secretsmanager:DescribeSecret',
  'secretsmanager:GetRandomPassword',
  'secretsmanager:GetSecretValue',
  'secretsmanager:PutSecretValue',
  'ssm:*',
  'ssmmessages:*',
];
