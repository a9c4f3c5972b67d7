import { randomUUID } from 'node:crypto';
import type { InvocationRequest, InvocationResponse } from '@aws-sdk/client-lambda';
import { AwsError, type CallContext, type Operation } from '../../service.ts';
import { writeLogLines } from '../write-log-lines.ts';
import type { FunctionProcesses } from './function-process.ts';
import { codeOf, existingFunction, type FunctionRecord, findFunction } from './function-store.ts';

const largestPayloadBytes = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 };

/** AWS time before each further attempt at an event whose function failed, in seconds. */
const retrySeconds = [60, 120];

/** Runs the function and waits for it, or answers at once and runs it meanwhile. */
export function invoke(
  processes: FunctionProcesses,
): Operation<InvocationRequest, InvocationResponse> {
  return async (input, ctx) => {
    const { InvocationType = 'RequestResponse', LogType, Qualifier = '$LATEST' } = input;
    const record = existingFunction(ctx, input.FunctionName);
    if (Qualifier !== '$LATEST') {
      throw new AwsError(
        'ResourceNotFoundException',
        `Function not found: ${record.arn}:${Qualifier}`,
        404,
      );
    }
    requireActive(record);
    const event = eventOf(input, InvocationType);
    if (InvocationType === 'DryRun') return { StatusCode: 204 };
    if (InvocationType === 'Event') {
      startEvent(processes, ctx, record, event, retrySeconds);
      return { StatusCode: 202 };
    }
    const { log, outcome } = await run(processes, ctx, record, event);
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      ...(!outcome.succeeded && { FunctionError: 'Unhandled' }),
      ...(LogType === 'Tail' && { LogResult: tail(log) }),
      Payload: new Uint8Array(Buffer.from(outcome.payload)),
    };
  };
}

/** Nobody waits for an event: what the end of the endpoint or a refused call does to it is told to no one. */
function startEvent(
  processes: FunctionProcesses,
  ctx: CallContext,
  record: FunctionRecord,
  event: string,
  retries: readonly number[],
): void {
  runEvent(processes, ctx, record, event, retries).catch((cause: unknown) => {
    if (!processes.stopped && !(cause instanceof AwsError)) throw cause;
  });
}

/** A failed event is tried twice more. Source: "Retry behavior", Lambda developer guide. */
async function runEvent(
  processes: FunctionProcesses,
  ctx: CallContext,
  record: FunctionRecord,
  event: string,
  retries: readonly number[],
): Promise<void> {
  const { outcome } = await run(processes, ctx, record, event);
  const [waitSeconds, ...later] = retries;
  if (outcome.succeeded || waitSeconds === undefined || processes.stopped) return;
  ctx.clock.after(waitSeconds, () => {
    const current = findFunction(ctx, record.name);
    if (current) startEvent(processes, ctx, current, event, later);
  });
}

async function run(
  processes: FunctionProcesses,
  ctx: CallContext,
  record: FunctionRecord,
  event: string,
) {
  const requestId = randomUUID();
  const { name, settings } = record;
  const result = await processes.run({
    zip: codeOf(ctx, record),
    handler: settings.Handler,
    event,
    timeoutMs: (settings.Timeout ?? 3) * 1000,
    context: {
      awsRequestId: requestId,
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: record.arn,
      memoryLimitInMB: String(settings.MemorySize),
      logGroupName: `/aws/lambda/${name}`,
      logStreamName: streamName(ctx, requestId),
    },
    environment: await environmentOf(ctx, record),
  });
  if (!processes.stopped) {
    await writeLogLines(ctx, `/aws/lambda/${name}`, streamName(ctx, requestId), result.log);
  }
  return result;
}

/** Credentials of a session of the function's role, as Lambda gives them to it. */
async function environmentOf(
  ctx: CallContext,
  { name, settings }: FunctionRecord,
): Promise<Record<string, string>> {
  const { Credentials } = await ctx.call('STS', 'AssumeRole', {
    RoleArn: settings.Role,
    RoleSessionName: name,
  });
  const credentials = Object(Credentials);
  return {
    ...settings.Environment,
    AWS_ACCESS_KEY_ID: String(credentials.AccessKeyId),
    AWS_SECRET_ACCESS_KEY: String(credentials.SecretAccessKey),
    AWS_SESSION_TOKEN: String(credentials.SessionToken),
    AWS_DEFAULT_REGION: ctx.region,
    AWS_REGION: ctx.region,
    AWS_ENDPOINT_URL: ctx.endpointUrl,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.Runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.MemorySize),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    _HANDLER: settings.Handler,
  };
}

function requireActive({ state }: FunctionRecord): void {
  if (state === 'Active') return;
  throw new AwsError(
    'ResourceConflictException',
    `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
    409,
  );
}

function eventOf({ Payload }: InvocationRequest, type: keyof typeof largestPayloadBytes): string {
  const bytes = Payload ?? new Uint8Array();
  if (bytes.length > largestPayloadBytes[type]) {
    throw new AwsError(
      'RequestTooLargeException',
      `${bytes.length} byte payload is too large for the ${type} invocation type (limit ${largestPayloadBytes[type]} bytes)`,
      413,
    );
  }
  const text = Buffer.from(bytes).toString('utf8');
  if (text === '') return '{}';
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${String(cause)}`,
    );
  }
}

function streamName(ctx: CallContext, requestId: string): string {
  const day = ctx.clock.now().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${requestId.replaceAll('-', '')}`;
}

function tail(log: readonly string[]): string {
  return Buffer.from(log.join('\n')).subarray(-4096).toString('base64');
}
