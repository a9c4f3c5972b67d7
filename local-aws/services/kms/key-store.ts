import { randomBytes, randomUUID } from 'node:crypto';
import type { KeyManagerType } from '@aws-sdk/client-kms';
import { AwsError, type CallContext } from '../../service.ts';

export interface KeyRecord {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly creationDate: string;
  readonly enabled: boolean;
  readonly manager: KeyManagerType;
  readonly deletionDate?: string;
  readonly policy: string;
  readonly rotationEnabled: boolean;
  readonly rotationPeriodDays: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Base64 of 32 bytes: what the key encrypts with. */
  readonly material: string;
}

export interface AliasRecord {
  /** `alias/…` */
  readonly name: string;
  readonly arn: string;
  readonly keyId: string;
  readonly creationDate: string;
  readonly lastUpdatedDate: string;
}

const keyCollection = 'kms.key';
const aliasCollection = 'kms.alias';

/** A key is gone when its waiting period, of wall time, is over. */
export function keys(ctx: CallContext): KeyRecord[] {
  const now = ctx.clock.now().toISOString();
  return ctx.store.list<KeyRecord>(keyCollection).filter((key) => isThere(key, now));
}

function findKey(ctx: CallContext, id: string): KeyRecord | undefined {
  const key = ctx.store.get<KeyRecord>(keyCollection, id);
  return key && isThere(key, ctx.clock.now().toISOString()) ? key : undefined;
}

function isThere({ deletionDate }: KeyRecord, now: string): boolean {
  return deletionDate === undefined || deletionDate > now;
}

export function saveKey(ctx: CallContext, key: KeyRecord): KeyRecord {
  ctx.store.put(keyCollection, key.id, key);
  return key;
}

export function newKey(
  ctx: CallContext,
  settings: Partial<Pick<KeyRecord, 'description' | 'manager' | 'policy' | 'tags'>>,
): KeyRecord {
  const id = randomUUID();
  return {
    id,
    arn: `arn:aws:kms:${ctx.region}:${ctx.account}:key/${id}`,
    description: '',
    creationDate: ctx.clock.now().toISOString(),
    enabled: true,
    manager: 'CUSTOMER',
    policy: defaultPolicy(ctx),
    rotationEnabled: false,
    rotationPeriodDays: 365,
    tags: {},
    material: randomBytes(32).toString('base64'),
    ...settings,
  };
}

export function aliases(ctx: CallContext): AliasRecord[] {
  return ctx.store.list<AliasRecord>(aliasCollection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findAlias(ctx: CallContext, name: string): AliasRecord | undefined {
  return ctx.store.get<AliasRecord>(aliasCollection, name);
}

export function saveAlias(ctx: CallContext, alias: AliasRecord): void {
  ctx.store.put(aliasCollection, alias.name, alias);
}

export function removeAlias(ctx: CallContext, name: string): void {
  ctx.store.delete(aliasCollection, name);
}

export function aliasArn(ctx: CallContext, name: string): string {
  return `arn:aws:kms:${ctx.region}:${ctx.account}:${name}`;
}

/**
 * The key by id, ARN, alias or ARN of an alias; AWS's own aliases have a key as soon as someone asks.
 * @throws AwsError NotFoundException
 */
export function existingKey(ctx: CallContext, named: string | undefined): KeyRecord {
  const name = (named ?? '').replace(/^arn:[^:]*:kms:[^:]*:\d*:/, '');
  if (name.startsWith('alias/')) return keyOfAlias(ctx, name);
  const id = name.replace(/^key\//, '');
  const key = findKey(ctx, id);
  if (key) return key;
  if (!/^(mrk-)?[0-9a-f-]{32,36}$/.test(id)) {
    throw new AwsError('NotFoundException', `Invalid keyId '${named}'`);
  }
  const arn = `arn:aws:kms:${ctx.region}:${ctx.account}:key/${id}`;
  throw new AwsError('NotFoundException', `Key '${arn}' does not exist`);
}

/** @throws AwsError KMSInvalidStateException, DisabledException for a key that cannot be used */
export function usableKey(ctx: CallContext, named: string | undefined): KeyRecord {
  const key = existingKey(ctx, named);
  refusePending(key);
  if (!key.enabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  return key;
}

/** @throws AwsError KMSInvalidStateException while the key waits for its deletion */
export function refusePending({ arn, deletionDate }: KeyRecord): void {
  if (deletionDate === undefined) return;
  throw new AwsError('KMSInvalidStateException', `${arn} is pending deletion.`);
}

function keyOfAlias(ctx: CallContext, name: string): KeyRecord {
  const alias = findAlias(ctx, name);
  const key = alias && findKey(ctx, alias.keyId);
  if (key) return key;
  const service = /^alias\/aws\/([\w-]+)$/.exec(name)?.[1];
  if (service) return managedKey(ctx, name, service);
  throw new AwsError('NotFoundException', `Alias ${aliasArn(ctx, name)} is not found.`);
}

function managedKey(ctx: CallContext, name: string, service: string): KeyRecord {
  const description = `Default key that protects my ${service} data when no other key is defined`;
  const key = saveKey(ctx, newKey(ctx, { description, manager: 'AWS' }));
  const now = ctx.clock.now().toISOString();
  saveAlias(ctx, {
    name,
    arn: aliasArn(ctx, name),
    keyId: key.id,
    creationDate: now,
    lastUpdatedDate: now,
  });
  return key;
}

/** Source: "Default key policy", KMS developer guide. */
function defaultPolicy(ctx: CallContext): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ctx.account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}
