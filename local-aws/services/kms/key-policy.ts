import type {
  DisableKeyRotationRequest,
  EnableKeyRotationRequest,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  ListKeyPoliciesRequest,
  ListKeyPoliciesResponse,
  PutKeyPolicyRequest,
} from '@aws-sdk/client-kms';
import { AwsError, type CallContext } from '../../service.ts';
import { existingKey, refusePending, saveKey, usableKey } from './key-store.ts';

const dayMs = 24 * 60 * 60 * 1000;

export function getKeyPolicy(
  { KeyId, PolicyName = 'default' }: GetKeyPolicyRequest,
  ctx: CallContext,
): GetKeyPolicyResponse {
  const { policy } = existingKey(ctx, KeyId);
  if (PolicyName !== 'default') throw new AwsError('NotFoundException', 'No such policy exists');
  return { Policy: policy, PolicyName };
}

/** @throws AwsError MalformedPolicyDocumentException */
export function putKeyPolicy(input: PutKeyPolicyRequest, ctx: CallContext): object {
  const key = existingKey(ctx, input.KeyId);
  refusePending(key);
  saveKey(ctx, { ...key, policy: requirePolicy(input.Policy) });
  return {};
}

export function listKeyPolicies(
  { KeyId }: ListKeyPoliciesRequest,
  ctx: CallContext,
): ListKeyPoliciesResponse {
  existingKey(ctx, KeyId);
  return { PolicyNames: ['default'], Truncated: false };
}

/** Rotation is remembered and told; the material stays the same. */
export function enableKeyRotation(
  { KeyId, RotationPeriodInDays = 365 }: EnableKeyRotationRequest,
  ctx: CallContext,
): object {
  const key = usableKey(ctx, KeyId);
  if (RotationPeriodInDays < 90 || RotationPeriodInDays > 2560) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${RotationPeriodInDays}' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value between 90 and 2560`,
    );
  }
  saveKey(ctx, { ...key, rotationEnabled: true, rotationPeriodDays: RotationPeriodInDays });
  return {};
}

export function disableKeyRotation({ KeyId }: DisableKeyRotationRequest, ctx: CallContext): object {
  saveKey(ctx, { ...usableKey(ctx, KeyId), rotationEnabled: false });
  return {};
}

export function getKeyRotationStatus(
  { KeyId }: GetKeyRotationStatusRequest,
  ctx: CallContext,
): GetKeyRotationStatusResponse {
  const key = existingKey(ctx, KeyId);
  refusePending(key);
  const next = new Date(key.creationDate).getTime() + key.rotationPeriodDays * dayMs;
  return {
    KeyId: key.id,
    KeyRotationEnabled: key.rotationEnabled,
    ...(key.rotationEnabled && {
      RotationPeriodInDays: key.rotationPeriodDays,
      NextRotationDate: new Date(next),
    }),
  };
}

export function requirePolicy(text: string | undefined): string {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    if (typeof parsed === 'object' && parsed !== null && 'Statement' in parsed) return text ?? '';
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new AwsError(
    'MalformedPolicyDocumentException',
    'The policy is not a JSON document with statements.',
  );
}
