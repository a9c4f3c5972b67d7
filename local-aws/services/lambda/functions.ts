import { randomUUID } from 'node:crypto';
import type {
  CreateFunctionRequest,
  DeleteFunctionRequest,
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { sha256, zipOf } from './function-code.ts';
import { becomeReady } from './function-life.ts';
import { requireSettings, settingsOf } from './function-settings.ts';
import {
  existingFunction,
  type FunctionRecord,
  findFunction,
  functionArn,
  functions,
  removeFunction,
  saveCode,
  saveFunction,
} from './function-store.ts';
import { present } from './present-function.ts';

/** @throws AwsError ResourceConflictException for a name that is taken, InvalidParameterValueException */
export async function createFunction(
  input: CreateFunctionRequest,
  ctx: CallContext,
): Promise<FunctionConfiguration> {
  const name = input.FunctionName ?? '';
  if (!/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+`,
    );
  }
  const settings = settingsOf(input, { Architectures: input.Architectures ?? ['x86_64'] });
  await requireSettings(ctx, settings);
  const zip = await zipOf(ctx, input.Code ?? {});
  if (findFunction(ctx, name)) {
    throw new AwsError('ResourceConflictException', `Function already exist: ${name}`, 409);
  }
  const record: FunctionRecord = {
    name,
    arn: functionArn(ctx, name),
    settings,
    codeSha256: sha256(zip),
    codeSize: zip.length,
    state: 'Pending',
    lastUpdateStatus: 'InProgress',
    lastModified: timeOf(ctx),
    revisionId: randomUUID(),
    tags: input.Tags ?? {},
  };
  ctx.store.transaction(() => {
    saveCode(ctx, name, zip);
    saveFunction(ctx, record);
  });
  becomeReady(ctx, record);
  return present(record);
}

export function getFunction(
  { FunctionName }: GetFunctionRequest,
  ctx: CallContext,
): GetFunctionResponse {
  const record = existingFunction(ctx, FunctionName);
  return {
    Configuration: present(record),
    Code: { RepositoryType: 'S3' },
    ...(Object.keys(record.tags).length > 0 && { Tags: { ...record.tags } }),
  };
}

export function getFunctionConfiguration(
  { FunctionName }: GetFunctionConfigurationRequest,
  ctx: CallContext,
): FunctionConfiguration {
  return present(existingFunction(ctx, FunctionName));
}

export async function updateFunctionCode(
  input: UpdateFunctionCodeRequest,
  ctx: CallContext,
): Promise<FunctionConfiguration> {
  const found = updatable(ctx, input.FunctionName, input.RevisionId);
  const zip = await zipOf(ctx, input);
  const code = { codeSha256: sha256(zip), codeSize: zip.length };
  if (input.DryRun) return present({ ...found, ...code });
  saveCode(ctx, found.name, zip);
  return change(ctx, {
    ...found,
    ...code,
    settings: {
      ...found.settings,
      Architectures: input.Architectures ?? found.settings.Architectures,
    },
  });
}

export async function updateFunctionConfiguration(
  input: UpdateFunctionConfigurationRequest,
  ctx: CallContext,
): Promise<FunctionConfiguration> {
  const found = updatable(ctx, input.FunctionName, input.RevisionId);
  const settings = settingsOf(input, found.settings);
  await requireSettings(ctx, settings);
  return change(ctx, { ...found, settings });
}

export function deleteFunction(
  { FunctionName }: DeleteFunctionRequest,
  ctx: CallContext,
): { StatusCode: number } {
  removeFunction(ctx, existingFunction(ctx, FunctionName));
  return { StatusCode: 204 };
}

const largestPage = 50;

const page = pager(() => new AwsError('InvalidParameterValueException', 'Invalid Marker.'));

export function listFunctions(
  { Marker, MaxItems = largestPage }: ListFunctionsRequest,
  ctx: CallContext,
): ListFunctionsResponse {
  const { items, next } = page(functions(ctx), Marker, Math.min(MaxItems, largestPage));
  return { Functions: items.map(present), ...(next && { NextMarker: next }) };
}

function change(ctx: CallContext, record: FunctionRecord): FunctionConfiguration {
  const changed: FunctionRecord = {
    ...record,
    lastUpdateStatus: 'InProgress',
    lastModified: timeOf(ctx),
    revisionId: randomUUID(),
  };
  saveFunction(ctx, changed);
  becomeReady(ctx, changed);
  return present(changed);
}

/** @throws AwsError ResourceConflictException during another change, PreconditionFailedException for an old revision */
function updatable(
  ctx: CallContext,
  name: string | undefined,
  revisionId: string | undefined,
): FunctionRecord {
  const found = existingFunction(ctx, name);
  if (found.lastUpdateStatus === 'InProgress') {
    throw new AwsError(
      'ResourceConflictException',
      `The operation cannot be performed at this time. An update is in progress for resource: ${found.arn}`,
      409,
    );
  }
  if (revisionId && revisionId !== found.revisionId) {
    throw new AwsError(
      'PreconditionFailedException',
      'The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId',
      412,
    );
  }
  return found;
}

/** Lambda writes `2026-11-24T06:33:05.000+0000`. */
function timeOf(ctx: CallContext): string {
  return ctx.clock.now().toISOString().replace('Z', '+0000');
}
