import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { Cloud } from '#lib/config/config.ts';
import type { Log } from '#lib/log/log.ts';
import { logCalls } from './call-log.ts';

/** The AWS clients of one region. */
export interface Aws {
  readonly region: string;
  readonly cloudFormation: CloudFormationClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sts: STSClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
}

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 20_000;
const maxAttempts = 6;

/** Any credentials satisfy the local endpoint unless it was given some to check. */
const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Makes the clients of a region once; every AWS client of the product comes from here. */
export function awsProvider(cloud: Cloud, log: Log): (region: string) => Aws {
  const byRegion = new Map<string, Aws>();
  return (region) => {
    const existing = byRegion.get(region);
    if (existing) return existing;
    const created = createClients(region, cloud, log);
    byRegion.set(region, created);
    return created;
  };
}

function createClients(region: string, cloud: Cloud, log: Log): Aws {
  const settings = {
    region,
    maxAttempts,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs },
    ...(cloud.kind === 'aws' ? {} : { endpoint: cloud.endpoint }),
    ...(cloud.kind === 'local' ? { credentials: localCredentials } : {}),
  };
  const aws: Aws = {
    region,
    cloudFormation: new CloudFormationClient(settings),
    ec2: new EC2Client(settings),
    iam: new IAMClient(settings),
    logs: new CloudWatchLogsClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: cloud.kind !== 'aws' }),
    sts: new STSClient(settings),
    tagging: new ResourceGroupsTaggingAPIClient(settings),
  };
  for (const client of [
    aws.cloudFormation,
    aws.ec2,
    aws.iam,
    aws.logs,
    aws.s3,
    aws.sts,
    aws.tagging,
  ]) {
    logCalls(client, log);
  }
  return aws;
}
