import type { CallContext, Taggables } from '../../service.ts';
import { AwsError } from '../../service.ts';
import { tagList } from '../tag-register.ts';
import { type TaggableKind, taggableKinds } from './kinds.ts';
import { addTags, removeTags, taggedRecords } from './tag-store.ts';

/** EC2's resources as the Resource Groups Tagging API sees them. */
export const ec2Taggables: Taggables = {
  list: (ctx) =>
    taggedRecords(ctx).flatMap(({ resourceId, resourceType, tags }) => {
      const kind = taggableKinds.find(({ type }) => type === resourceType);
      if (!kind) return [];
      return [{ arn: arnOf(ctx, kind, resourceId), type: `ec2:${kind.arnType}`, tags }];
    }),
  tag(ctx, arn, tags) {
    const { id, kind } = resourceOf(ctx, arn);
    addTags(ctx, id, kind.type, tagList(tags));
  },
  untag(ctx, arn, keys) {
    const { id } = resourceOf(ctx, arn);
    if (keys.length > 0)
      removeTags(
        ctx,
        id,
        keys.map((Key) => ({ Key })),
      );
  },
};

function arnOf(ctx: CallContext, { arnType }: TaggableKind, id: string): string {
  return `arn:aws:ec2:${ctx.region}:${ctx.account}:${arnType}/${id}`;
}

function resourceOf(ctx: CallContext, arn: string): { id: string; kind: TaggableKind } {
  const [type, id = ''] = arn.split(':').slice(5).join(':').split('/');
  const kind = taggableKinds.find(({ arnType }) => arnType === type);
  if (kind?.exists(ctx, id)) return { id, kind };
  throw new AwsError('InvalidParameterException', `The ID '${id}' is not valid`);
}
