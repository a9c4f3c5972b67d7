import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { BudgetsClient } from '@aws-sdk/client-budgets';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GlueClient } from '@aws-sdk/client-glue';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import type { Cloud } from '#lib/config/config.ts';
import type { Log } from '#lib/log/log.ts';
import { logCalls } from './call-log.ts';

/** The AWS clients of one region. */
export interface Aws {
  readonly region: string;
  readonly autoScaling: ApplicationAutoScalingClient;
  readonly budgets: BudgetsClient;
  readonly cloudFormation: CloudFormationClient;
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly ecs: ECSClient;
  readonly elastiCache: ElastiCacheClient;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly events: EventBridgeClient;
  readonly glue: GlueClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
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
  const clients = {
    autoScaling: new ApplicationAutoScalingClient(settings),
    budgets: new BudgetsClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    ec2: new EC2Client(settings),
    ecr: new ECRClient(settings),
    ecs: new ECSClient(settings),
    elastiCache: new ElastiCacheClient(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    events: new EventBridgeClient(settings),
    glue: new GlueClient(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: cloud.kind !== 'aws' }),
    secrets: new SecretsManagerClient(settings),
    sqs: new SQSClient(settings),
    sts: new STSClient(settings),
    tagging: new ResourceGroupsTaggingAPIClient(settings),
  };
  for (const client of Object.values(clients)) logCalls(client, log);
  return { region, ...clients };
}
