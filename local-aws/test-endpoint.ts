import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { Budgets } from '@aws-sdk/client-budgets';
import { CloudControl } from '@aws-sdk/client-cloudcontrol';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { CostExplorer } from '@aws-sdk/client-cost-explorer';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ElastiCache } from '@aws-sdk/client-elasticache';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { Glue } from '@aws-sdk/client-glue';
import { IAM } from '@aws-sdk/client-iam';
import { KMS } from '@aws-sdk/client-kms';
import { Lambda } from '@aws-sdk/client-lambda';
import { Pricing } from '@aws-sdk/client-pricing';
import { RDS } from '@aws-sdk/client-rds';
import { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3 } from '@aws-sdk/client-s3';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SQS } from '@aws-sdk/client-sqs';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from './server.ts';

export interface TestEndpoint extends AsyncDisposable {
  readonly url: string;
  readonly clients: Clients;
  /** Sends JSON to the control endpoint and answers the JSON that came back, with the status. */
  control(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
}

export type Clients = ReturnType<typeof clientsOf>;

/** An endpoint on a free port with genuine clients that do not retry; for tests. */
export async function testEndpoint(options: Partial<LocalAwsOptions> = {}): Promise<TestEndpoint> {
  const unexpected: unknown[] = [];
  const endpoint: LocalAws = await startLocalAws({
    port: 0,
    speed: 1000,
    report: (error) => unexpected.push(error),
    ...options,
  });
  return {
    url: endpoint.url,
    clients: clientsOf(endpoint.url),
    async control(method, path, body) {
      const response = await fetch(`${endpoint.url}/_local/${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
    async [Symbol.asyncDispose]() {
      await endpoint.close();
      if (unexpected.length > 0) throw unexpected[0];
    },
  };
}

export interface ClientChoices {
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly region?: string;
  readonly maxAttempts?: number;
  readonly systemClockOffset?: number;
}

export function clientsOf(endpoint: string, choices: ClientChoices = {}) {
  const { accessKeyId = 'AKIDTEST', secretAccessKey = 'secret', sessionToken, ...others } = choices;
  const configuration = {
    endpoint,
    region: 'us-east-2',
    maxAttempts: 1,
    ...others,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  };
  return {
    autoScaling: new ApplicationAutoScaling(configuration),
    budgets: new Budgets(configuration),
    cloudControl: new CloudControl(configuration),
    cloudFormation: new CloudFormation(configuration),
    costExplorer: new CostExplorer(configuration),
    ec2: new EC2(configuration),
    ecr: new ECR(configuration),
    ecs: new ECS(configuration),
    elastiCache: new ElastiCache(configuration),
    elb: new ElasticLoadBalancingV2(configuration),
    events: new EventBridge(configuration),
    glue: new Glue(configuration),
    iam: new IAM(configuration),
    kms: new KMS(configuration),
    lambda: new Lambda(configuration),
    logs: new CloudWatchLogs(configuration),
    pricing: new Pricing(configuration),
    rds: new RDS(configuration),
    s3: new S3(configuration),
    secrets: new SecretsManager(configuration),
    sqs: new SQS(configuration),
    ssm: new SSM(configuration),
    sts: new STS(configuration),
    tagging: new ResourceGroupsTaggingAPI(configuration),
  };
}
