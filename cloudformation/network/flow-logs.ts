import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { NetworkScope } from './network-scope.ts';
import { retentionDays } from './parameters.ts';

/**
 * Delivers the VPC's flow log to CloudWatch Logs by a role that only this account's flow logs may
 * assume. Permissions: VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs".
 */
export function addFlowLogs(
  { template, environment, vpc }: NetworkScope,
  defaultRetentionDays: (typeof retentionDays)[number],
): void {
  const retention = template.parameter('FlowLogRetentionDays', {
    Type: 'Number',
    Description: 'Days after which CloudWatch Logs deletes flow log records.',
    Default: defaultRetentionDays,
    AllowedValues: retentionDays,
    group: 'Observability',
  });
  const logGroup = template.resource(
    'FlowLogGroup',
    'AWS::Logs::LogGroup',
    {
      LogGroupName: sub`/strata/${environment}/vpc-flow-logs`,
      RetentionInDays: ref(retention),
    },
    { deletionPolicy: 'Delete', updateReplacePolicy: 'Delete' },
  );
  const role = template.resource('FlowLogRole', 'AWS::IAM::Role', {
    Description: 'Writes VPC flow logs to CloudWatch Logs',
    AssumeRolePolicyDocument: flowLogTrust,
    Policies: [
      {
        PolicyName: 'write-flow-logs',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
              Resource: getAtt(logGroup, 'Arn'),
            },
            { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: '*' },
          ],
        },
      },
    ],
  });
  const flowLog = template.resource(
    'FlowLog',
    'AWS::EC2::FlowLog',
    {
      ResourceType: 'VPC',
      ResourceId: ref(vpc),
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: ref(logGroup),
      DeliverLogsPermissionArn: getAtt(role, 'Arn'),
      MaxAggregationInterval: 60,
    },
    { tags: { Name: sub`${environment}-flow-log` } },
  );
  template.output('FlowLogId', 'Flow log of the VPC', ref(flowLog));
  template.output('FlowLogGroupName', 'Log group that receives the flow log', ref(logGroup));
}

const flowLogTrust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
    },
  ],
};
