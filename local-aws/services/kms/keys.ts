import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
  CreateKeyRequest,
  CreateKeyResponse,
  DescribeKeyRequest,
  DescribeKeyResponse,
  DisableKeyRequest,
  EnableKeyRequest,
  KeyMetadata,
  ListKeysRequest,
  ListKeysResponse,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
  UpdateKeyDescriptionRequest,
} from '@aws-sdk/client-kms';
import { AwsError, type CallContext } from '../../service.ts';
import { requirePolicy } from './key-policy.ts';
import { existingKey, type KeyRecord, keys, newKey, refusePending, saveKey } from './key-store.ts';
import { markerPage } from './page.ts';
import { tagRecord } from './tags.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Symmetric keys that encrypt and decrypt, the kind that protects data at rest. */
export function createKey(input: CreateKeyRequest, ctx: CallContext): CreateKeyResponse {
  const { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT', Origin = 'AWS_KMS' } = input;
  if (KeySpec !== 'SYMMETRIC_DEFAULT' || KeyUsage !== 'ENCRYPT_DECRYPT' || Origin !== 'AWS_KMS') {
    throw new AwsError(
      'UnsupportedOperationException',
      'This endpoint has symmetric encryption keys with material of its own only.',
    );
  }
  const key = newKey(ctx, {
    description: input.Description ?? '',
    tags: tagRecord(ctx, input.Tags),
    ...(input.Policy !== undefined && { policy: requirePolicy(input.Policy) }),
  });
  return { KeyMetadata: present(ctx, saveKey(ctx, key)) };
}

export function describeKey({ KeyId }: DescribeKeyRequest, ctx: CallContext): DescribeKeyResponse {
  return { KeyMetadata: present(ctx, existingKey(ctx, KeyId)) };
}

export function listKeys(input: ListKeysRequest, ctx: CallContext): ListKeysResponse {
  const { items, rest } = markerPage(keys(ctx), input);
  return { Keys: items.map(({ arn, id }) => ({ KeyId: id, KeyArn: arn })), ...rest };
}

export function updateKeyDescription(
  { Description = '', KeyId }: UpdateKeyDescriptionRequest,
  ctx: CallContext,
): object {
  const key = existingKey(ctx, KeyId);
  refusePending(key);
  saveKey(ctx, { ...key, description: Description });
  return {};
}

export function enableKey({ KeyId }: EnableKeyRequest, ctx: CallContext): object {
  const key = existingKey(ctx, KeyId);
  refusePending(key);
  saveKey(ctx, { ...key, enabled: true });
  return {};
}

export function disableKey({ KeyId }: DisableKeyRequest, ctx: CallContext): object {
  const key = existingKey(ctx, KeyId);
  refusePending(key);
  saveKey(ctx, { ...key, enabled: false });
  return {};
}

/** @throws AwsError ValidationException for a waiting period outside 7 to 30 days */
export function scheduleKeyDeletion(
  { KeyId, PendingWindowInDays = 30 }: ScheduleKeyDeletionRequest,
  ctx: CallContext,
): ScheduleKeyDeletionResponse {
  const key = existingKey(ctx, KeyId);
  refusePending(key);
  if (PendingWindowInDays < 7 || PendingWindowInDays > 30) {
    const bound =
      PendingWindowInDays < 7 ? 'greater than or equal to 7' : 'less than or equal to 30';
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${PendingWindowInDays}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  const deletionDate = new Date(ctx.clock.now().getTime() + PendingWindowInDays * dayMs);
  saveKey(ctx, { ...key, enabled: false, deletionDate: deletionDate.toISOString() });
  return {
    KeyId: key.arn,
    DeletionDate: deletionDate,
    KeyState: 'PendingDeletion',
    PendingWindowInDays,
  };
}

/** The key comes back disabled. */
export function cancelKeyDeletion(
  { KeyId }: CancelKeyDeletionRequest,
  ctx: CallContext,
): CancelKeyDeletionResponse {
  const { deletionDate, ...key } = existingKey(ctx, KeyId);
  if (deletionDate === undefined) {
    throw new AwsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`);
  }
  saveKey(ctx, { ...key, enabled: false });
  return { KeyId: key.arn };
}

function present(ctx: CallContext, key: KeyRecord): KeyMetadata {
  return {
    AWSAccountId: ctx.account,
    Arn: key.arn,
    KeyId: key.id,
    CreationDate: new Date(key.creationDate),
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    Description: key.description,
    Enabled: key.enabled,
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    KeyManager: key.manager,
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyState: stateOf(key),
    KeyUsage: 'ENCRYPT_DECRYPT',
    MultiRegion: false,
    Origin: 'AWS_KMS',
    ...(key.deletionDate && { DeletionDate: new Date(key.deletionDate) }),
  };
}

function stateOf({ deletionDate, enabled }: KeyRecord): KeyMetadata['KeyState'] {
  if (deletionDate !== undefined) return 'PendingDeletion';
  return enabled ? 'Enabled' : 'Disabled';
}
