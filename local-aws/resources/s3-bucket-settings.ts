import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { answers, nested, optionalText, orAbsent } from './answer.ts';
import { listProperty } from './provider.ts';
import { lakeSettings } from './s3-bucket-lake-settings.ts';

/** One property of a bucket and the operations of S3 that write, remove and read it. */
export interface BucketSetting {
  readonly property: string;
  write(ctx: CallContext, Bucket: string, value: JsonValue): Promise<unknown>;
  remove(ctx: CallContext, Bucket: string): Promise<unknown>;
  /** As templates write it; `wanted` is how this one does. */
  read(ctx: CallContext, Bucket: string, wanted: JsonValue): Promise<JsonObject>;
}

const versioning: BucketSetting = {
  property: 'VersioningConfiguration',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: value }),
  remove: (ctx, Bucket) =>
    ctx.call('S3', 'PutBucketVersioning', {
      Bucket,
      VersioningConfiguration: { Status: 'Suspended' },
    }),
  async read(ctx, Bucket) {
    const answer = await ctx.call('S3', 'GetBucketVersioning', { Bucket });
    return { VersioningConfiguration: { Status: optionalText(answer, 'Status') ?? 'Suspended' } };
  },
};

const encryption: BucketSetting = {
  property: 'BucketEncryption',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketEncryption', {
      Bucket,
      ServerSideEncryptionConfiguration: { Rules: encryptionRules(value) },
    }),
  remove: (ctx, Bucket) => ctx.call('S3', 'DeleteBucketEncryption', { Bucket }),
  async read(ctx, Bucket) {
    const answer = await orAbsent(ctx.call('S3', 'GetBucketEncryption', { Bucket }));
    const rules = answers(nested(answer ?? {}, 'ServerSideEncryptionConfiguration'), 'Rules').map(
      (rule) => {
        const byDefault = nested(rule, 'ApplyServerSideEncryptionByDefault');
        const key = optionalText(byDefault, 'KMSMasterKeyID');
        return {
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: optionalText(byDefault, 'SSEAlgorithm') ?? 'AES256',
            ...(key === undefined ? {} : { KMSMasterKeyID: key }),
          },
          ...(rule.BucketKeyEnabled === true ? { BucketKeyEnabled: true } : {}),
        };
      },
    );
    return { BucketEncryption: { ServerSideEncryptionConfiguration: rules } };
  },
};

const accessBlock: BucketSetting = {
  property: 'PublicAccessBlockConfiguration',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: value }),
  remove: (ctx, Bucket) => ctx.call('S3', 'DeletePublicAccessBlock', { Bucket }),
  async read(ctx, Bucket) {
    const answer = await orAbsent(ctx.call('S3', 'GetPublicAccessBlock', { Bucket }));
    const block = nested(answer ?? {}, 'PublicAccessBlockConfiguration');
    const flags = Object.entries(block).flatMap(([name, flag]) =>
      typeof flag === 'boolean' ? [[name, flag]] : [],
    );
    return { PublicAccessBlockConfiguration: Object.fromEntries(flags) };
  },
};

const ownership: BucketSetting = {
  property: 'OwnershipControls',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketOwnershipControls', { Bucket, OwnershipControls: value }),
  remove: (ctx, Bucket) => ctx.call('S3', 'DeleteBucketOwnershipControls', { Bucket }),
  async read(ctx, Bucket) {
    const answer = await orAbsent(ctx.call('S3', 'GetBucketOwnershipControls', { Bucket }));
    const rules = answers(nested(answer ?? {}, 'OwnershipControls'), 'Rules');
    const owners = rules.map((rule) => ({
      ObjectOwnership: optionalText(rule, 'ObjectOwnership') ?? '',
    }));
    return { OwnershipControls: { Rules: owners } };
  },
};

export const bucketSettings: readonly BucketSetting[] = [
  versioning,
  encryption,
  accessBlock,
  ownership,
  ...lakeSettings,
];

/** Writes what changed; a property S3 here has no operation for stays in the template alone. */
export async function applyBucketSettings(
  ctx: CallContext,
  Bucket: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  for (const { property, write, remove } of bucketSettings) {
    const value = wanted[property];
    if (sameJson(value, previous[property])) continue;
    if (value === undefined) await remove(ctx, Bucket);
    else await write(ctx, Bucket, value);
  }
}

/** CloudFormation names the default `ServerSideEncryptionByDefault`, S3 `ApplyServerSideEncryptionByDefault`. */
function encryptionRules(value: JsonValue): JsonValue[] {
  return listProperty(isJsonObject(value) ? value : {}, 'ServerSideEncryptionConfiguration')
    .filter(isJsonObject)
    .map(({ ServerSideEncryptionByDefault, ...rule }) => ({
      ...rule,
      ...(ServerSideEncryptionByDefault === undefined
        ? {}
        : { ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault }),
    }));
}
