import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { BudgetsClient } from '@aws-sdk/client-budgets';
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
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
import { PricingClient } from '@aws-sdk/client-pricing';
import { RDSClient } from '@aws-sdk/client-rds';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import type { Cloud } from '#lib/config/config.ts';
import type { Log } from '#lib/log/log.ts';
import { AssumedSessions, type RoleOf, type SessionCredentials } from './assumed-sessions.ts';
import { logCalls } from './call-log.ts';

/** The AWS clients of one place. */
export interface Aws {
  readonly region: string;
  readonly autoScaling: ApplicationAutoScalingClient;
  readonly budgets: BudgetsClient;
  readonly cloudControl: CloudControlClient;
  readonly cloudFormation: CloudFormationClient;
  readonly costExplorer: CostExplorerClient;
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
  readonly pricing: PricingClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  readonly sts: STSClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
}

/** Where calls go: a region of the account that Strata runs with, or of one that is connected. */
export interface Place {
  readonly region: string;
  /** The id of the connected account; absent for the credentials that Strata itself runs with. */
  readonly awsAccountId?: string | null;
  /** The environment that the calls are for, which sessions carry as a tag. */
  readonly name?: string;
}

/** The clients of a place for somebody, in whose name sessions of connected accounts are. */
export type AwsFor = (place: Place, person?: string) => Aws;

export interface AwsProvider extends AwsFor {
  /** Lets go of the sessions of a connected account, so that the next call begins a new one. */
  forget(awsAccountId: string): void;
}

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 20_000;
const maxAttempts = 6;

/** As many sets of clients of connected accounts as are kept; those that were not used for longest go. */
const mostSets = 200;

/** Any credentials satisfy the local endpoint unless it was given some to check. */
const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Of work that nobody asks for in person. */
const ownName = 'strata';

/**
 * Makes the clients of a place once; every AWS client of the product comes from here. `roleOf` tells by
 * which role a connected account is entered.
 */
export function awsProvider(
  cloud: Cloud,
  log: Log,
  roleOf: RoleOf = async () => Promise.reject(new Error('No account is connected')),
): AwsProvider {
  const own = new Map<string, Aws>();
  const connected = new Map<string, Aws>();
  const handlers = new Map<string, RequestHandler>();
  const ownAws = (region: string) => {
    const existing = own.get(region);
    if (existing) return existing;
    const created = createClients({ region, cloud, log, handlers });
    own.set(region, created);
    return created;
  };
  const sessions = new AssumedSessions(roleOf, (region) => ownAws(region).sts);
  const provide = (place: Place, person = ownName): Aws => {
    const { region, awsAccountId, name } = place;
    if (!awsAccountId) return ownAws(region);
    const key = JSON.stringify([awsAccountId, region, person, name]);
    const aws =
      connected.get(key) ??
      createClients({
        region,
        cloud,
        log,
        handlers,
        credentials: () => sessions.of({ awsAccountId, region, person, environment: name }),
      });
    connected.delete(key);
    connected.set(key, aws);
    const [oldest] = connected.keys();
    if (connected.size > mostSets && oldest !== undefined) connected.delete(oldest);
    return aws;
  };
  const forget = (awsAccountId: string): void => {
    sessions.forget(awsAccountId);
    for (const key of connected.keys()) {
      if (key.startsWith(`["${awsAccountId}"`)) connected.delete(key);
    }
  };
  return Object.assign(provide, { forget });
}

type RequestHandler = STSClient['config']['requestHandler'];

interface ClientChoices {
  readonly region: string;
  readonly cloud: Cloud;
  readonly log: Log;
  /** Of each service, which hold the sockets: the clients of connected accounts share them. */
  readonly handlers: Map<string, RequestHandler>;
  readonly credentials?: () => Promise<SessionCredentials>;
}

function createClients({ region, cloud, log, handlers, credentials }: ClientChoices): Aws {
  const base = {
    region,
    maxAttempts,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs },
    ...(cloud.kind === 'aws' ? {} : { endpoint: cloud.endpoint }),
    ...(cloud.kind === 'local' ? { credentials: localCredentials } : {}),
    ...(credentials ? { credentials } : {}),
  };
  const settingsOf = (service: string) => {
    const requestHandler = credentials && handlers.get(service);
    return requestHandler ? { ...base, requestHandler } : base;
  };
  const clients = {
    autoScaling: new ApplicationAutoScalingClient(settingsOf('autoScaling')),
    budgets: new BudgetsClient(settingsOf('budgets')),
    cloudControl: new CloudControlClient(settingsOf('cloudControl')),
    cloudFormation: new CloudFormationClient(settingsOf('cloudFormation')),
    costExplorer: new CostExplorerClient(settingsOf('costExplorer')),
    ec2: new EC2Client(settingsOf('ec2')),
    ecr: new ECRClient(settingsOf('ecr')),
    ecs: new ECSClient(settingsOf('ecs')),
    elastiCache: new ElastiCacheClient(settingsOf('elastiCache')),
    elb: new ElasticLoadBalancingV2Client(settingsOf('elb')),
    events: new EventBridgeClient(settingsOf('events')),
    glue: new GlueClient(settingsOf('glue')),
    iam: new IAMClient(settingsOf('iam')),
    kms: new KMSClient(settingsOf('kms')),
    lambda: new LambdaClient(settingsOf('lambda')),
    logs: new CloudWatchLogsClient(settingsOf('logs')),
    pricing: new PricingClient(settingsOf('pricing')),
    rds: new RDSClient(settingsOf('rds')),
    s3: new S3Client({ ...settingsOf('s3'), forcePathStyle: cloud.kind !== 'aws' }),
    secrets: new SecretsManagerClient(settingsOf('secrets')),
    sqs: new SQSClient(settingsOf('sqs')),
    sts: new STSClient(settingsOf('sts')),
    tagging: new ResourceGroupsTaggingAPIClient(settingsOf('tagging')),
  };
  for (const [service, client] of Object.entries(clients)) {
    logCalls(client, log);
    if (credentials && !handlers.has(service)) handlers.set(service, client.config.requestHandler);
  }
  return { region, ...clients };
}
