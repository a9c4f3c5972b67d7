import type {
  GetTagsRequest,
  GetTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { tagRegister } from '../tag-register.ts';

/** Tags of everything that Glue has. */
export const glueTags = tagRegister('glue.tags', (arn) => {
  const type = arn.split(':')[5]?.split('/')[0] ?? '';
  return `glue:${type}`;
});

/** `path` is as in `job/nightly` or `table/lake/events`. */
export function glueArn(ctx: CallContext, path: string): string {
  return `arn:aws:glue:${ctx.region}:${ctx.account}:${path}`;
}

/** The names of those that carry every tag asked for, which may be none. */
export function namesWithTags(
  ctx: CallContext,
  type: string,
  records: ReadonlyArray<{ readonly name: string }>,
  wanted: Readonly<Record<string, string>> = {},
): string[] {
  const names = records.map(({ name }) => name);
  if (Object.keys(wanted).length === 0) return names;
  return names.filter((name) => {
    const tags = glueTags.of(ctx, glueArn(ctx, `${type}/${name}`));
    return Object.entries(wanted).every(([key, value]) => tags[key] === value);
  });
}

export function tagResource(
  { ResourceArn = '', TagsToAdd = {} }: TagResourceRequest,
  ctx: CallContext,
): object {
  glueTags.add(ctx, ResourceArn, TagsToAdd);
  return {};
}

export function untagResource(
  { ResourceArn = '', TagsToRemove = [] }: UntagResourceRequest,
  ctx: CallContext,
): object {
  glueTags.remove(ctx, ResourceArn, TagsToRemove);
  return {};
}

export function getTags({ ResourceArn = '' }: GetTagsRequest, ctx: CallContext): GetTagsResponse {
  return { Tags: { ...glueTags.of(ctx, ResourceArn) } };
}
