import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';

export interface TaggedRecord {
  readonly resourceId: string;
  readonly resourceType: string;
  readonly tags: Readonly<Record<string, string>>;
}

const collection = 'ec2.tags';
const maxTags = 50;

export function tagsOf(ctx: CallContext, resourceId: string): Readonly<Record<string, string>> {
  return ctx.store.get<TaggedRecord>(collection, resourceId)?.tags ?? {};
}

export function tagList(ctx: CallContext, resourceId: string): Tag[] {
  return Object.entries(tagsOf(ctx, resourceId)).map(([Key, Value]) => ({ Key, Value }));
}

export function taggedRecords(ctx: CallContext): TaggedRecord[] {
  return ctx.store.list<TaggedRecord>(collection);
}

/** @throws AwsError TagLimitExceeded, or InvalidParameterValue for a reserved key */
export function addTags(
  ctx: CallContext,
  resourceId: string,
  resourceType: string,
  added: readonly Tag[],
): void {
  const tags = { ...tagsOf(ctx, resourceId) };
  for (const { Key = '', Value = '' } of added) {
    if (!ctx.viaService) refuseReserved(Key);
    tags[Key] = Value;
  }
  const own = Object.keys(tags).filter((key) => !key.startsWith('aws:'));
  if (own.length > maxTags) {
    throw new AwsError(
      'TagLimitExceeded',
      `The maximum number of Tags for a resource has been reached.`,
    );
  }
  if (Object.keys(tags).length > 0) {
    ctx.store.put(collection, resourceId, { resourceId, resourceType, tags });
  }
}

/** Removes tags by key and, where given, value; without any named, all but reserved ones. */
export function removeTags(ctx: CallContext, resourceId: string, removed: readonly Tag[]): void {
  const record = ctx.store.get<TaggedRecord>(collection, resourceId);
  if (!record) return;
  for (const { Key = '' } of removed) if (!ctx.viaService) refuseReserved(Key);
  const kept = Object.entries(record.tags).filter(([key, value]) =>
    removed.length === 0
      ? key.startsWith('aws:')
      : !removed.some((tag) => tag.Key === key && (tag.Value ?? value) === value),
  );
  if (kept.length === 0) ctx.store.delete(collection, resourceId);
  else ctx.store.put(collection, resourceId, { ...record, tags: Object.fromEntries(kept) });
}

/** The tags a create request wants on a new resource. */
export function specifiedTags(
  specifications: readonly TagSpecification[] | undefined,
  resourceType: string,
): Tag[] {
  for (const specification of specifications ?? []) {
    if (specification.ResourceType !== resourceType) {
      throw new AwsError(
        'InvalidParameterValue',
        `'${specification.ResourceType}' is not a valid taggable resource type for this operation.`,
      );
    }
  }
  return (specifications ?? []).flatMap(({ Tags }) => Tags ?? []);
}

function refuseReserved(key: string): void {
  if (key.toLowerCase().startsWith('aws:')) {
    throw new AwsError(
      'InvalidParameterValue',
      `Tag keys starting with 'aws:' are reserved for internal use`,
    );
  }
}
