import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { JsonDocument } from '../builder/value.ts';
import { keyStatement } from '../optional-key.ts';
import type { AccessScope } from './access-scope.ts';
import {
  allow,
  localArn,
  objectReading,
  objectWriting,
  policyDocument,
  reachLake,
  readSecrets,
} from './statements.ts';

/** The role of crawlers, jobs and data quality runs: AWS's AWSGlueServiceRole for one environment. */
export function addGlueRole(scope: AccessScope): void {
  const { template, environment, secrets, lake, assetBucketArn } = scope;
  const role = template.resource(
    'GlueRole',
    'AWS::IAM::Role',
    {
      Description: 'Crawlers and jobs: data lake, catalog, secrets of databases and applications',
      AssumeRolePolicyDocument: glueTrust,
      Policies: [
        {
          PolicyName: 'run-pipelines',
          PolicyDocument: policyDocument([
            ...readSecrets(scope, [secrets.mysql, secrets.application]),
            ...reachLake(scope, [...objectReading, ...objectWriting]),
            keyStatement(lake.key, lakeKeyUse),
            allow('ReadScripts', ['s3:GetObject'], [sub`${assetBucketArn}/strata/etl/*`]),
            ...operateGlue(scope),
            ...report(),
          ]),
        },
      ],
    },
    { tags: { Name: sub`${environment}-glue` } },
  );
  template.output('GlueRoleArn', 'Role that crawlers and jobs act with', getAtt(role, 'Arn'));
}

/** Bookmarks are encrypted by the job itself, not by way of S3. */
const lakeKeyUse = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'];

/**
 * Glue asks for database and catalog beside each table (AWS Glue Developer Guide, "Specifying AWS Glue
 * resource ARNs"); bookmarks and security configurations cannot be named in a policy.
 */
function operateGlue({ environment, catalogDatabase }: AccessScope): JsonDocument[] {
  return [
    allow(
      'UseCatalog',
      [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:GetTables',
        'glue:CreateTable',
        'glue:UpdateTable',
        'glue:GetPartition',
        'glue:GetPartitions',
        'glue:BatchGetPartition',
        'glue:CreatePartition',
        'glue:BatchCreatePartition',
        'glue:UpdatePartition',
        'glue:BatchUpdatePartition',
      ],
      [
        localArn('glue', 'catalog'),
        localArn('glue', sub`database/${catalogDatabase}`),
        localArn('glue', sub`table/${catalogDatabase}/*`),
      ],
    ),
    allow(
      'UsePipelines',
      [
        'glue:GetJob',
        'glue:GetJobRun',
        'glue:GetWorkflow',
        'glue:GetWorkflowRunProperties',
        'glue:PutWorkflowRunProperties',
        'glue:GetDataQualityRuleset',
        'glue:PublishDataQuality',
      ],
      [
        localArn('glue', sub`job/${environment}-*`),
        localArn('glue', sub`workflow/${environment}-*`),
        localArn('glue', sub`dataQualityRuleset/${environment}-*`),
      ],
    ),
    allow(
      'KeepBookmarks',
      ['glue:GetJobBookmark', 'glue:ResetJobBookmark', 'glue:GetSecurityConfiguration'],
      ['*'],
    ),
  ];
}

function report(): JsonDocument[] {
  return [
    allow(
      'WriteLogs',
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:AssociateKmsKey'],
      [localArn('logs', 'log-group:/aws-glue/*')],
    ),
    allow('WriteMetrics', ['cloudwatch:PutMetricData'], ['*'], {
      StringEquals: { 'cloudwatch:namespace': ['Glue', 'Glue Data Quality'] },
    }),
    allow(
      'ReadDataQualityEngine',
      ['s3:GetObject'],
      [
        sub`arn:${ref('AWS::Partition')}:s3:::aws-glue-ml-data-quality-assets-${ref('AWS::Region')}/*`,
      ],
    ),
  ];
}

/** Glue sends no `aws:SourceAccount` when it assumes a role; roles cannot be passed across accounts. */
const glueTrust = policyDocument([
  {
    Effect: 'Allow',
    Principal: { Service: 'glue.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
]);
