import type {
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, type CallContext, type Taggables } from '../../service.ts';
import { type Tags, tagsOf } from '../tag-register.ts';
import { existingSecret, saveSecret, secrets, usableSecret } from './secret-store.ts';

export function tagResource({ SecretId, Tags }: TagResourceRequest, ctx: CallContext): object {
  addTags(ctx, SecretId, tagRecord(ctx, Tags));
  return {};
}

export function untagResource(
  { SecretId, TagKeys = [] }: UntagResourceRequest,
  ctx: CallContext,
): object {
  removeTags(ctx, SecretId, TagKeys);
  return {};
}

export const secretTaggables: Taggables = {
  list: (ctx) =>
    secrets(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ arn, tags }) => ({ arn, type: 'secretsmanager:secret', tags })),
  tag: addTags,
  untag: (ctx, arn, keys) => {
    existingSecret(ctx, arn);
    removeTags(ctx, arn, keys);
  },
};

/** @throws AwsError InvalidParameterException for a key that is AWS's own */
export function tagRecord(ctx: CallContext, tags: readonly Tag[] | undefined): Tags {
  const reserved = tags?.find(({ Key }) => Key?.toLowerCase().startsWith('aws:'));
  if (reserved && !ctx.viaService) {
    throw new AwsError(
      'InvalidParameterException',
      'Tag keys that start with aws: are reserved for internal use.',
    );
  }
  return tagsOf(tags);
}

function addTags(ctx: CallContext, id: string | undefined, tags: Tags): void {
  const secret = usableSecret(ctx, id);
  saveSecret(ctx, { ...secret, tags: { ...secret.tags, ...tags } });
}

function removeTags(ctx: CallContext, id: string | undefined, keys: readonly string[]): void {
  const secret = usableSecret(ctx, id);
  const kept = Object.entries(secret.tags).filter(([key]) => !keys.includes(key));
  saveSecret(ctx, { ...secret, tags: Object.fromEntries(kept) });
}
