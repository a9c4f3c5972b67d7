import { randomInt } from 'node:crypto';
import { AwsError, type CallContext } from '../../service.ts';

export interface SecretVersion {
  readonly versionId: string;
  readonly stages: readonly string[];
  readonly createdDate: string;
  readonly secretString?: string;
  /** Base64. */
  readonly secretBinary?: string;
}

export interface SecretRecord {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly createdDate: string;
  readonly lastChangedDate: string;
  readonly lastAccessedDate?: string;
  /** When its deletion was asked for; what it was given until is `purgeDate`. */
  readonly deletedDate?: string;
  readonly purgeDate?: string;
  readonly resourcePolicy?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly versions: readonly SecretVersion[];
}

const collection = 'secretsmanager.secret';
const arnSuffix = /-\w{6}$/;

export function secrets(ctx: CallContext): SecretRecord[] {
  const now = ctx.clock.now().toISOString();
  return ctx.store.list<SecretRecord>(collection).filter((secret) => isKept(secret, now));
}

function isKept({ purgeDate }: SecretRecord, now: string): boolean {
  return purgeDate === undefined || purgeDate > now;
}

export function saveSecret(ctx: CallContext, secret: SecretRecord): void {
  ctx.store.put(collection, secret.name, secret);
}

export function removeSecret(ctx: CallContext, { name }: SecretRecord): void {
  ctx.store.delete(collection, name);
}

/** The secret by its name, its ARN, or its ARN without the six characters that end it. */
export function findSecret(ctx: CallContext, id: string): SecretRecord | undefined {
  const [, nameInArn = ''] = id.split(':secret:');
  return (
    secretNamed(ctx, id) ??
    [nameInArn.replace(arnSuffix, ''), nameInArn]
      .map((name) => secretNamed(ctx, name))
      .find((secret) => secret?.arn === id || secret?.arn.replace(arnSuffix, '') === id)
  );
}

function secretNamed(ctx: CallContext, name: string): SecretRecord | undefined {
  const secret = ctx.store.get<SecretRecord>(collection, name);
  return secret && isKept(secret, ctx.clock.now().toISOString()) ? secret : undefined;
}

/** @throws AwsError ResourceNotFoundException */
export function existingSecret(ctx: CallContext, id: string | undefined): SecretRecord {
  const secret = findSecret(ctx, id ?? '');
  if (secret) return secret;
  throw new AwsError(
    'ResourceNotFoundException',
    "Secrets Manager can't find the specified secret.",
  );
}

/** @throws AwsError InvalidRequestException for a secret marked for deletion */
export function usableSecret(ctx: CallContext, id: string | undefined): SecretRecord {
  const secret = existingSecret(ctx, id);
  if (secret.deletedDate === undefined) return secret;
  throw new AwsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Six random characters end the ARN, so that a new secret of an old name is another resource. */
export function newSecretArn(ctx: CallContext, name: string): string {
  const suffix = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return `arn:aws:secretsmanager:${ctx.region}:${ctx.account}:secret:${name}-${suffix}`;
}
