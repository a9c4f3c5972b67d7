import { ref, sub } from '../builder/intrinsics.ts';
import { layerIds } from '../layer.ts';
import type { Grant } from './grant.ts';
import { layerRolePath, stackRoleName } from './names.ts';
import { accountArn, bucketArn, environmentName, iamArn, ofTheEnvironment } from './scope.ts';

/** The stacks of the session's environment, each named, so that `dev` is not `dev-2`. */
const ownStacks = layerIds.map((layer) =>
  accountArn('cloudformation', `stack/${environmentName}-${layer}/*`),
);

const stackRole = iamArn(`role/${stackRoleName}`);
const assetBucket = bucketArn(sub`strata-assets-${ref('AWS::AccountId')}-*`);
const assets = bucketArn(sub`strata-assets-${ref('AWS::AccountId')}-*/strata/*`);
const lake = bucketArn(`${environmentName}-data-lake-*`);
const lakeObjects = bucketArn(`${environmentName}-data-lake-*/*`);

/** What Strata changes, beside what it reads: it plans and deploys stacks, uploads their files, and operates. */
export const deployerGrants: readonly Grant[] = [
  {
    sid: 'PlanStacks',
    client: 'cloudformation',
    operations: ['CreateChangeSet'],
    resources: ownStacks,
    condition: { StringEquals: { 'cloudformation:RoleArn': stackRole } },
  },
  {
    sid: 'DeployStacks',
    client: 'cloudformation',
    operations: [
      'CancelUpdateStack',
      'ContinueUpdateRollback',
      'DeleteChangeSet',
      'DeleteStack',
      'DescribeChangeSet',
      'DescribeEvents',
      'DetectStackDrift',
      'ExecuteChangeSet',
      'RollbackStack',
      'SetStackPolicy',
      'UpdateTerminationProtection',
    ],
    besides: ['cloudformation:TagResource', 'cloudformation:UntagResource'],
    resources: ownStacks,
  },
  {
    sid: 'DeployByRole',
    client: 'cloudformation',
    operations: [],
    besides: ['iam:PassRole'],
    resources: [stackRole],
    condition: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
  },
  {
    sid: 'CheckMachineImages',
    client: 'ec2',
    operations: [],
    besides: ['ec2:DescribeImages'],
  },
  {
    sid: 'FindMachineImages',
    client: 'ssm',
    operations: [],
    besides: ['ssm:GetParameters'],
    resources: [sub`arn:${ref('AWS::Partition')}:ssm:*::parameter/aws/service/*`],
  },
  {
    sid: 'KeepAssetBucket',
    client: 's3',
    operations: [
      'CreateBucket',
      'HeadBucket',
      'PutBucketEncryption',
      'PutBucketTagging',
      'PutPublicAccessBlock',
    ],
    actions: {
      HeadBucket: ['s3:ListBucket'],
      PutBucketEncryption: ['s3:PutEncryptionConfiguration'],
      PutPublicAccessBlock: ['s3:PutBucketPublicAccessBlock'],
    },
    resources: [assetBucket],
  },
  {
    sid: 'KeepAssets',
    client: 's3',
    operations: ['HeadObject', 'PutObject'],
    actions: { HeadObject: ['s3:GetObject'] },
    resources: [assets],
  },
  { sid: 'DeleteLake', client: 's3', operations: ['DeleteBucket'], resources: [lake] },
  {
    sid: 'EmptyLake',
    client: 's3',
    operations: ['DeleteObjects'],
    actions: { DeleteObjects: ['s3:DeleteObject', 's3:DeleteObjectVersion'] },
    resources: [lakeObjects],
  },
  {
    sid: 'LimitScaling',
    client: 'application-auto-scaling',
    operations: ['RegisterScalableTarget'],
    condition: { StringEquals: { 'application-autoscaling:service-namespace': 'ecs' } },
  },
  {
    sid: 'OperateHosts',
    client: 'ec2',
    operations: [
      'AuthorizeSecurityGroupIngress',
      'RebootInstances',
      'RevokeSecurityGroupIngress',
      'StartInstances',
      'StopInstances',
    ],
    condition: ofTheEnvironment,
  },
  {
    sid: 'OperateContainers',
    client: 'ecs',
    operations: ['RunTask', 'StopTask', 'UpdateService'],
    condition: ofTheEnvironment,
  },
  {
    sid: 'TagTasks',
    client: 'ecs',
    operations: [],
    besides: ['ecs:TagResource'],
    condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
  },
  {
    sid: 'OperatePipelines',
    client: 'glue',
    operations: [
      'BatchStopJobRun',
      'ResumeWorkflowRun',
      'StartCrawler',
      'StartCrawlerSchedule',
      'StartDataQualityRulesetEvaluationRun',
      'StartJobRun',
      'StartTrigger',
      'StartWorkflowRun',
      'StopCrawler',
      'StopCrawlerSchedule',
      'StopTrigger',
      'StopWorkflowRun',
      'UpdateCrawlerSchedule',
    ],
    resources: ['crawler', 'dataQualityRuleset', 'job', 'trigger', 'workflow'].map((kind) =>
      accountArn('glue', `${kind}/${environmentName}-*`),
    ),
  },
  {
    sid: 'OperateRuns',
    client: 'glue',
    operations: ['CancelDataQualityRulesetEvaluationRun', 'ResetJobBookmark'],
  },
  {
    sid: 'LetRunsAct',
    client: 'glue',
    operations: [],
    besides: ['iam:PassRole'],
    resources: [iamArn(`role${layerRolePath}${environmentName}-access-*`)],
    condition: {
      StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com', 'glue.amazonaws.com'] },
    },
  },
  {
    sid: 'OperateDatabases',
    client: 'rds',
    operations: ['CreateDBSnapshot', 'RebootDBInstance', 'StartDBInstance', 'StopDBInstance'],
    resources: [accountArn('rds', `db:${environmentName}-*`), accountArn('rds', 'snapshot:*')],
  },
  {
    sid: 'OperateCaches',
    client: 'elasticache',
    operations: ['CreateSnapshot'],
    resources: [
      accountArn('elasticache', `replicationgroup:${environmentName}-*`),
      accountArn('elasticache', 'snapshot:*'),
    ],
  },
  {
    sid: 'ReadAndSetSecrets',
    client: 'secrets-manager',
    operations: ['GetSecretValue', 'PutSecretValue'],
    condition: ofTheEnvironment,
  },
  {
    sid: 'ReceiveChanges',
    client: 'sqs',
    operations: ['DeleteMessageBatch', 'ReceiveMessage'],
    actions: { DeleteMessageBatch: ['sqs:DeleteMessage'] },
    resources: [accountArn('sqs', `${environmentName}-change-events`)],
  },
];
