import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import { optionalText, orAbsent } from './answer.ts';
import { policyText, type ResourceProvider, textProperty } from './provider.ts';

export const bucketPolicy: ResourceProvider = {
  type: 'AWS::S3::BucketPolicy',
  seconds: { create: 5, update: 5, delete: 3 },

  async create(ctx, { properties }) {
    const Bucket = textProperty(properties, 'Bucket') ?? '';
    await ctx.call('S3', 'PutBucketPolicy', {
      Bucket,
      Policy: policyText(properties.PolicyDocument),
    });
    return Bucket;
  },

  async update(ctx, Bucket, { properties }) {
    await ctx.call('S3', 'PutBucketPolicy', {
      Bucket,
      Policy: policyText(properties.PolicyDocument),
    });
  },

  async delete(ctx, Bucket) {
    await ctx.call('S3', 'DeleteBucketPolicy', { Bucket });
  },

  attributes: async () => ({}),

  async read(ctx, Bucket) {
    const answer = await orAbsent(ctx.call('S3', 'GetBucketPolicy', { Bucket }));
    const policy = answer && optionalText(answer, 'Policy');
    return policy === undefined ? undefined : { Bucket, PolicyDocument: parse(policy) };
  },
};

function parse(policy: string): JsonObject {
  const parsed: unknown = JSON.parse(policy);
  return isJsonObject(parsed) ? parsed : {};
}
