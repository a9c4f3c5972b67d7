import { Readable } from 'node:stream';
import { inspect, isDeepStrictEqual } from 'node:util';
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
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { NormalizedSchema } from '@smithy/core/schema';
import { streamCollector } from '@smithy/core/serde';
import { HttpResponse } from '@smithy/core/transport';
import type { $ClientProtocol, HttpRequest } from '@smithy/types';
import { describe, expect, test } from 'vitest';
import { AwsError, type ServiceId } from '../service.ts';
import { protocols } from './protocols.ts';
import { sampleValue } from './sample-value.ts';
import { serdeContext } from './serde-context.ts';
import { errorModel, type OperationModel, serviceModel } from './service-model.ts';
import type { WireRequest, WireResponse } from './wire.ts';
import { isStructure } from './xml.ts';

const options = { region: 'us-east-2', credentials: { accessKeyId: 'a', secretAccessKey: 's' } };
const clients = {
  'Application Auto Scaling': new ApplicationAutoScalingClient(options),
  Budgets: new BudgetsClient(options),
  CloudControl: new CloudControlClient(options),
  CloudFormation: new CloudFormationClient(options),
  'CloudWatch Logs': new CloudWatchLogsClient(options),
  'Cost Explorer': new CostExplorerClient(options),
  EC2: new EC2Client(options),
  ECR: new ECRClient(options),
  ECS: new ECSClient(options),
  ElastiCache: new ElastiCacheClient(options),
  'Elastic Load Balancing v2': new ElasticLoadBalancingV2Client(options),
  EventBridge: new EventBridgeClient(options),
  Glue: new GlueClient(options),
  IAM: new IAMClient(options),
  KMS: new KMSClient(options),
  Lambda: new LambdaClient(options),
  Pricing: new PricingClient(options),
  RDS: new RDSClient(options),
  'Resource Groups Tagging API': new ResourceGroupsTaggingAPIClient(options),
  S3: new S3Client(options),
  SQS: new SQSClient(options),
  SSM: new SSMClient(options),
  STS: new STSClient(options),
  'Secrets Manager': new SecretsManagerClient(options),
} satisfies Record<ServiceId, unknown>;

/** Their output is an event stream, which this endpoint does not speak. */
const eventStreams = [
  'S3.SelectObjectContent',
  'CloudWatch Logs.StartLiveTail',
  'CloudWatch Logs.GetLogObject',
  'Lambda.InvokeWithResponseStream',
];

const serviceIds = Object.keys(clients).filter((id): id is ServiceId => id in clients);

describe.each(serviceIds)('%s', (id) => {
  test('every operation reads what its client wrote and writes what its client reads', async () => {
    const model = await serviceModel(id);
    const wire = protocols[model.wire.protocol];
    const different: string[] = [];
    for (const operation of model.operations.values()) {
      if (eventStreams.includes(`${id}.${operation.name}`)) continue;
      for (const sample of [full, required, bare]) {
        const input = sample(operation.input);
        if (input) {
          const request = await requestOf(id, operation, input);
          const name = wire.operationName(model, request);
          if (name !== operation.name) different.push(`${operation.name} was taken for ${name}`);
          const decoded = await wire.decode(model, operation, request);
          different.push(...differences(`${operation.name} input`, decoded, input));
        }
        const output = sample(operation.output);
        if (output) {
          const response = await wire.encode(model, operation, output, 'request-1');
          const read = await resultOf(id, operation, response);
          different.push(...differences(`${operation.name} output`, read, output));
        }
      }
    }
    expect(different).toEqual([]);
    expect(model.operations.size).toBeGreaterThan(4);
  }, 300_000);
});

describe.each(serviceIds)('errors of %s', (id) => {
  test('reach the client under their own name, with message, status and request id', async () => {
    const model = await serviceModel(id);
    const wire = protocols[model.wire.protocol];
    const operation = [...model.operations.values()][0];
    if (!operation) throw new Error(`${id} has no operation`);
    const different: unknown[] = [];
    const names = model.errors
      .map(({ name }) => name)
      .filter((name) => !name.endsWith('ServiceException'));
    for (const name of [...names, 'NotInTheModel.AtAll']) {
      const message = `${name} <&"'> ü`;
      const response = wire.encodeError(model, new AwsError(name, message, 418), 'request-1');
      const error = await errorOf(id, operation, response);
      const status = errorModel(model, name)?.httpStatus ?? 418;
      const expected = { name, message, status, requestId: 'request-1' };
      if (!isDeepStrictEqual(error, expected)) different.push({ error, expected });
    }
    expect(different).toEqual([]);
  });
});

async function errorOf(id: ServiceId, operation: OperationModel, response: WireResponse) {
  const { status, headers, body } = response;
  const received = new HttpResponse({
    statusCode: status,
    headers: { ...headers },
    body: Readable.from([bytesOf(body)]),
  });
  const thrown: unknown = await protocolOf(id)
    .deserializeResponse(operation.schema, serdeContext, received)
    .catch((cause: unknown) => cause);
  const { $metadata, message, name } = Object(thrown);
  return { name, message, status: $metadata?.httpStatusCode, requestId: $metadata?.requestId };
}

const full = (schema: NormalizedSchema) => asObject(sampleValue(schema));
const required = (schema: NormalizedSchema) => asObject(sampleValue(schema, 'Root', 0, 'required'));
const bare = (schema: NormalizedSchema) => (isAllOptional(schema) ? {} : undefined);

/** False also where the client adds a token of its own making. */
function isAllOptional(schema: NormalizedSchema): boolean {
  const source = schema.getSchema();
  const hasToken =
    schema.isStructSchema() &&
    [...schema.structIterator()].some(([, member]) => member.isIdempotencyToken());
  return !hasToken && !(isStructure(source) && source[6]);
}

/** The SDK's JSON bodies complain when treated as strings, so their bytes are taken as they lie in memory. */
function bytesOf(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

type SdkProtocol = $ClientProtocol<HttpRequest, HttpResponse>;

/** Reaches the protocol that the client itself uses, which its public types leave out. */
function protocolOf(id: ServiceId): SdkProtocol {
  const config: object = clients[id].config;
  if ('protocol' in config) return config.protocol as SdkProtocol;
  throw new Error(`${id}'s client has no protocol`);
}

async function requestOf(
  id: ServiceId,
  operation: OperationModel,
  input: object,
): Promise<WireRequest> {
  const sent = await protocolOf(id).serializeRequest(operation.schema, input, {
    ...serdeContext,
    endpoint: async () => ({ ...(await serdeContext.endpoint()), path: endpointPath(id, input) }),
  });
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(sent.query ?? {})) {
    for (const each of [value].flat()) query.append(key, each ?? '');
  }
  return {
    method: sent.method,
    path: sent.path,
    query,
    headers: lowerCased(sent.headers),
    body: bytesOf(sent.body ?? ''),
  };
}

/** Where the client's endpoint rules put the bucket in path style. */
function endpointPath(id: ServiceId, input: object): string {
  return id === 'S3' && 'Bucket' in input ? `/${encodeURIComponent(String(input.Bucket))}` : '/';
}

async function resultOf(
  id: ServiceId,
  operation: OperationModel,
  { status, headers, body }: WireResponse,
): Promise<object> {
  const received = new HttpResponse({
    statusCode: status,
    headers: { ...headers },
    body: Readable.from([bytesOf(body)]),
  });
  const { $metadata, ...members } = await protocolOf(id).deserializeResponse(
    operation.schema,
    serdeContext,
    received,
  );
  expect($metadata.requestId).toBe('request-1');
  return collected(members);
}

async function collected(members: object): Promise<object> {
  const entries = Object.entries(members).map(
    async ([name, value]): Promise<[string, unknown]> => [
      name,
      value instanceof Readable ? await streamCollector(value) : value,
    ],
  );
  return Object.fromEntries(await Promise.all(entries));
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** Paths at which two values differ, leaving out what is absent in either notation. */
function differences(path: string, actual: unknown, expected: unknown): string[] {
  const [a, b] = [plain(actual), plain(expected)];
  if (b === undefined && readsAsAbsent(path, a)) return [];
  if (!isRecord(a) || !isRecord(b)) {
    return isDeepStrictEqual(a, b) ? [] : [`${path}: ${inspect(a)} instead of ${inspect(b)}`];
  }
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].flatMap((name) => differences(`${path}.${name}`, a[name], b[name]));
}

/** Absent bodies and prefixed headers read as empty ones, and the SDK gives an untyped body a type; a member bound to the status is never absent. */
function readsAsAbsent(path: string, actual: unknown): boolean {
  if (/ output\.Status(Code)?$/.test(path)) return typeof actual === 'number';
  if (actual === null) return true;
  if (path.endsWith('.ContentType')) return actual === 'application/octet-stream';
  return actual === '' || (isRecord(actual) && Object.keys(actual).length === 0);
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return value instanceof String ? value.toString() : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
