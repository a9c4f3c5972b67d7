import { randomUUID } from 'node:crypto';
import type {
  BatchGetSecretValueRequest,
  BatchGetSecretValueResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
  ListSecretVersionIdsRequest,
  ListSecretVersionIdsResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
  UpdateSecretVersionStageRequest,
  UpdateSecretVersionStageResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, type CallContext } from '../../service.ts';
import { selectSecrets } from './list-secrets.ts';
import {
  existingSecret,
  type SecretRecord,
  type SecretVersion,
  saveSecret,
  usableSecret,
} from './secret-store.ts';
import {
  current,
  hasValue,
  newVersion,
  versionOf,
  withStage,
  withVersion,
} from './secret-versions.ts';

export function getSecretValue(
  { SecretId, VersionId, VersionStage }: GetSecretValueRequest,
  ctx: CallContext,
): GetSecretValueResponse {
  const secret = usableSecret(ctx, SecretId);
  const version = versionOf(secret, VersionId, VersionStage);
  saveSecret(ctx, { ...secret, lastAccessedDate: ctx.clock.now().toISOString() });
  return presentValue(secret, version);
}

/** @throws AwsError InvalidRequestException where no value is given */
export function putSecretValue(
  input: PutSecretValueRequest,
  ctx: CallContext,
): PutSecretValueResponse {
  const { ClientRequestToken = randomUUID(), VersionStages = [current] } = input;
  const secret = usableSecret(ctx, input.SecretId);
  if (!hasValue(input)) {
    throw new AwsError(
      'InvalidRequestException',
      'You must provide either SecretString or SecretBinary.',
    );
  }
  const changed = withVersion(secret, newVersion(ctx, ClientRequestToken, input), VersionStages);
  saveSecret(ctx, { ...changed, lastChangedDate: ctx.clock.now().toISOString() });
  return { ARN: secret.arn, Name: secret.name, VersionId: ClientRequestToken, VersionStages };
}

export function batchGetSecretValue(
  input: BatchGetSecretValueRequest,
  ctx: CallContext,
): BatchGetSecretValueResponse {
  const { Filters, SecretIdList } = input;
  if (Boolean(Filters?.length) === Boolean(SecretIdList?.length)) {
    throw new AwsError(
      'InvalidParameterException',
      'Either SecretIdList or Filters must be provided, but not both.',
    );
  }
  const ids = SecretIdList ?? selectSecrets(ctx, Filters).map(({ arn }) => arn);
  const results = ids.map((id) => attempt(id, () => getSecretValue({ SecretId: id }, ctx)));
  return {
    SecretValues: results.flatMap((result) => ('value' in result ? [result.value] : [])),
    Errors: results.flatMap((result) => ('error' in result ? [result.error] : [])),
  };
}

export function listSecretVersionIds(
  { IncludeDeprecated, SecretId }: ListSecretVersionIdsRequest,
  ctx: CallContext,
): ListSecretVersionIdsResponse {
  const secret = existingSecret(ctx, SecretId);
  return {
    ARN: secret.arn,
    Name: secret.name,
    Versions: secret.versions
      .filter(({ stages }) => IncludeDeprecated || stages.length > 0)
      .map(({ createdDate, stages, versionId }) => ({
        VersionId: versionId,
        CreatedDate: new Date(createdDate),
        ...(stages.length > 0 && { VersionStages: [...stages] }),
      })),
  };
}

/** @throws AwsError InvalidParameterException where the label's present version is not named */
export function updateSecretVersionStage(
  input: UpdateSecretVersionStageRequest,
  ctx: CallContext,
): UpdateSecretVersionStageResponse {
  const { MoveToVersionId, RemoveFromVersionId, VersionStage = '' } = input;
  const secret = usableSecret(ctx, input.SecretId);
  for (const id of [MoveToVersionId, RemoveFromVersionId]) if (id) versionOf(secret, id, undefined);
  const holder = secret.versions.find(({ stages }) => stages.includes(VersionStage));
  if (holder && holder.versionId !== RemoveFromVersionId) {
    const missing = RemoveFromVersionId ? "doesn't match" : "can't be empty";
    throw new AwsError(
      'InvalidParameterException',
      `The parameter RemoveFromVersionId ${missing}. Staging label ${VersionStage} is currently attached to version ${holder.versionId}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  if (!MoveToVersionId && VersionStage === current) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't remove the staging label AWSCURRENT from a version without moving it to another.",
    );
  }
  saveSecret(ctx, withStage(secret, VersionStage, MoveToVersionId));
  return { ARN: secret.arn, Name: secret.name };
}

function presentValue(secret: SecretRecord, version: SecretVersion) {
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.versionId,
    VersionStages: [...version.stages],
    CreatedDate: new Date(version.createdDate),
    ...(version.secretString !== undefined && { SecretString: version.secretString }),
    ...(version.secretBinary && {
      SecretBinary: new Uint8Array(Buffer.from(version.secretBinary, 'base64')),
    }),
  };
}

/** Secrets fail one by one; the call itself succeeds. */
function attempt<T>(
  SecretId: string,
  read: () => T,
): { value: T } | { error: { SecretId: string; ErrorCode: string; Message: string } } {
  try {
    return { value: read() };
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    return { error: { SecretId, ErrorCode: cause.code, Message: cause.message } };
  }
}
