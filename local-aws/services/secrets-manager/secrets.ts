import { randomUUID } from 'node:crypto';
import type {
  CreateSecretRequest,
  CreateSecretResponse,
  DescribeSecretRequest,
  DescribeSecretResponse,
  UpdateSecretRequest,
  UpdateSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, type CallContext } from '../../service.ts';
import { present, stagesOf } from './present-secret.ts';
import {
  existingSecret,
  findSecret,
  newSecretArn,
  type SecretRecord,
  saveSecret,
  usableSecret,
} from './secret-store.ts';
import { current, hasValue, newVersion, withVersion } from './secret-versions.ts';
import { tagRecord } from './tags.ts';

/** @throws AwsError ResourceExistsException, InvalidRequestException while the name waits for its deletion */
export function createSecret(input: CreateSecretRequest, ctx: CallContext): CreateSecretResponse {
  const { ClientRequestToken = randomUUID(), Description, KmsKeyId, Name = '' } = input;
  requireName(Name);
  const repeated = refuseTaken(ctx, Name, ClientRequestToken, input);
  if (repeated) return { ARN: repeated.arn, Name, VersionId: ClientRequestToken };
  const now = ctx.clock.now().toISOString();
  const empty: SecretRecord = {
    name: Name,
    arn: newSecretArn(ctx, Name),
    createdDate: now,
    lastChangedDate: now,
    tags: tagRecord(ctx, input.Tags),
    versions: [],
    ...(Description && { description: Description }),
    ...(KmsKeyId && { kmsKeyId: KmsKeyId }),
  };
  if (!hasValue(input)) {
    saveSecret(ctx, empty);
    return { ARN: empty.arn, Name };
  }
  saveSecret(ctx, withVersion(empty, newVersion(ctx, ClientRequestToken, input), [current]));
  return { ARN: empty.arn, Name, VersionId: ClientRequestToken };
}

export function describeSecret(
  { SecretId }: DescribeSecretRequest,
  ctx: CallContext,
): DescribeSecretResponse {
  const secret = existingSecret(ctx, SecretId);
  return { ...present(secret), VersionIdsToStages: stagesOf(secret) };
}

/** Changes what is named, and adds a version where a value is given. */
export function updateSecret(input: UpdateSecretRequest, ctx: CallContext): UpdateSecretResponse {
  const secret = usableSecret(ctx, input.SecretId);
  const { ClientRequestToken = randomUUID(), Description, KmsKeyId } = input;
  const changed: SecretRecord = {
    ...secret,
    lastChangedDate: ctx.clock.now().toISOString(),
    ...(Description !== undefined && { description: Description }),
    ...(KmsKeyId !== undefined && { kmsKeyId: KmsKeyId }),
  };
  const names = { ARN: secret.arn, Name: secret.name };
  if (!hasValue(input)) {
    saveSecret(ctx, changed);
    return names;
  }
  saveSecret(ctx, withVersion(changed, newVersion(ctx, ClientRequestToken, input), [current]));
  return { ...names, VersionId: ClientRequestToken };
}

function requireName(name: string): void {
  if (/^[\w/+=.@!-]{1,512}$/.test(name)) return;
  throw new AwsError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );
}

/** The secret that the same request made before, where its token and value are the same. */
function refuseTaken(
  ctx: CallContext,
  name: string,
  token: string,
  input: CreateSecretRequest,
): SecretRecord | undefined {
  const taken = findSecret(ctx, name);
  if (!taken) return undefined;
  if (taken.deletedDate !== undefined) {
    throw new AwsError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const version = taken.versions.find(({ versionId }) => versionId === token);
  if (version && version.secretString === input.SecretString) return taken;
  throw new AwsError(
    'ResourceExistsException',
    `The operation failed because the secret ${name} already exists.`,
  );
}
