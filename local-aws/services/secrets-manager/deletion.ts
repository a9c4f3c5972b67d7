import type {
  DeleteSecretRequest,
  DeleteSecretResponse,
  RestoreSecretRequest,
  RestoreSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, type CallContext } from '../../service.ts';
import {
  existingSecret,
  findSecret,
  removeSecret,
  saveSecret,
  usableSecret,
} from './secret-store.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Marks a secret for deletion after its recovery window, 30 days of wall time by default, or deletes it at once.
 * @throws AwsError InvalidParameterException for a window outside 7 to 30 days, or one beside a forced deletion
 */
export function deleteSecret(input: DeleteSecretRequest, ctx: CallContext): DeleteSecretResponse {
  const { ForceDeleteWithoutRecovery, RecoveryWindowInDays, SecretId = '' } = input;
  checkWindow(ForceDeleteWithoutRecovery, RecoveryWindowInDays);
  const now = ctx.clock.now();
  if (ForceDeleteWithoutRecovery) return force(ctx, SecretId, now);
  const secret = usableSecret(ctx, SecretId);
  const purged = new Date(now.getTime() + (RecoveryWindowInDays ?? 30) * dayMs);
  saveSecret(ctx, {
    ...secret,
    deletedDate: now.toISOString(),
    purgeDate: purged.toISOString(),
  });
  return { ARN: secret.arn, Name: secret.name, DeletionDate: purged };
}

export function restoreSecret(
  { SecretId }: RestoreSecretRequest,
  ctx: CallContext,
): RestoreSecretResponse {
  const { deletedDate: _, purgeDate: __, ...secret } = existingSecret(ctx, SecretId);
  saveSecret(ctx, secret);
  return { ARN: secret.arn, Name: secret.name };
}

/** A forced deletion of what does not exist succeeds, as AWS documents. */
function force(ctx: CallContext, id: string, now: Date): DeleteSecretResponse {
  const secret = findSecret(ctx, id);
  if (secret) removeSecret(ctx, secret);
  const arn = `arn:aws:secretsmanager:${ctx.region}:${ctx.account}:secret:${id}`;
  return { ARN: secret?.arn ?? arn, Name: secret?.name ?? id, DeletionDate: now };
}

function checkWindow(force: boolean | undefined, days: number | undefined): void {
  if (days === undefined) return;
  if (force) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  if (days < 7 || days > 30) {
    throw new AwsError(
      'InvalidParameterException',
      'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
    );
  }
}
