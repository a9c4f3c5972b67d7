import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { isNotFound, orAbsent } from './answer.ts';
import { HandlerFailure, type ResourceProvider, textProperty } from './provider.ts';
import { applyBucketSettings, bucketSettings } from './s3-bucket-settings.ts';
import { readTags, tagList } from './tags.ts';

export const bucket: ResourceProvider = {
  type: 'AWS::S3::Bucket',
  seconds: { create: 20, update: 10, delete: 3 },

  async create(ctx, { properties, tags, generatedName }) {
    const Bucket = textProperty(properties, 'BucketName') ?? generatedName.toLowerCase();
    if (await exists(ctx, Bucket))
      throw new HandlerFailure(`${Bucket} already exists`, 'AlreadyExists');
    await ctx.call('S3', 'CreateBucket', { Bucket, ...location(ctx.region) });
    await configure(ctx, Bucket, properties, {}, tags);
    return Bucket;
  },

  async find(ctx, { properties, generatedName, tags }) {
    const Bucket = textProperty(properties, 'BucketName') ?? generatedName.toLowerCase();
    if (!(await exists(ctx, Bucket))) return undefined;
    await configure(ctx, Bucket, properties, {}, tags);
    return Bucket;
  },

  update: (ctx, Bucket, { properties, previous, tags }) =>
    configure(ctx, Bucket, properties, previous, tags),

  async delete(ctx, Bucket) {
    await ctx.call('S3', 'DeleteBucket', { Bucket });
  },

  async attributes(ctx, name) {
    const { region } = ctx;
    const website = region === 'us-east-1' ? `s3-website-${region}` : `s3-website.${region}`;
    return {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      WebsiteURL: `http://${name}.${website}.amazonaws.com`,
    };
  },

  async read(ctx, Bucket, properties) {
    if (!(await exists(ctx, Bucket))) return undefined;
    const actual: JsonObject = { BucketName: Bucket, ...(await readBucketTags(ctx, Bucket)) };
    for (const setting of bucketSettings) {
      const wanted = properties[setting.property];
      if (wanted !== undefined) Object.assign(actual, await setting.read(ctx, Bucket, wanted));
    }
    return actual;
  },
};

async function exists(ctx: CallContext, Bucket: string): Promise<boolean> {
  return (await orAbsent(ctx.call('S3', 'HeadBucket', { Bucket }))) !== undefined;
}

async function readBucketTags(ctx: CallContext, Bucket: string): Promise<JsonObject> {
  const answer = await ctx.call('S3', 'GetBucketTagging', { Bucket }).catch((cause: unknown) => {
    if (isNotFound(cause)) return { TagSet: [] };
    throw cause;
  });
  return readTags({ Tags: answer.TagSet });
}

function location(region: string): object {
  return region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region } };
}

async function configure(
  ctx: CallContext,
  Bucket: string,
  wanted: JsonObject,
  previous: JsonObject,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  await ctx.call('S3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tagList(tags) } });
  await applyBucketSettings(ctx, Bucket, wanted, previous);
}
