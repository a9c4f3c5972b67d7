import type { CallContext, Taggables } from '../service.ts';

export type Tags = Readonly<Record<string, string>>;

interface TagRecord {
  readonly arn: string;
  readonly tags: Tags;
}

/** The tags of one service's resources by ARN, for services that keep them beside the resources. */
export interface TagRegister {
  /** What the Resource Groups Tagging API sees. */
  readonly taggables: Taggables;
  of(ctx: CallContext, arn: string): Tags;
  add(ctx: CallContext, arn: string, tags: Tags): void;
  remove(ctx: CallContext, arn: string, keys: readonly string[]): void;
  forget(ctx: CallContext, arn: string): void;
}

/** `typeOf` names an ARN's type as `ResourceTypeFilters` does, such as `rds:db`. */
export function tagRegister(collection: string, typeOf: (arn: string) => string): TagRegister {
  const of = (ctx: CallContext, arn: string): Tags =>
    ctx.store.get<TagRecord>(collection, arn)?.tags ?? {};
  const add = (ctx: CallContext, arn: string, tags: Tags): void =>
    ctx.store.put<TagRecord>(collection, arn, { arn, tags: { ...of(ctx, arn), ...tags } });
  const remove = (ctx: CallContext, arn: string, keys: readonly string[]): void => {
    const kept = Object.entries(of(ctx, arn)).filter(([key]) => !keys.includes(key));
    ctx.store.put<TagRecord>(collection, arn, { arn, tags: Object.fromEntries(kept) });
  };
  return {
    of,
    add,
    remove,
    forget: (ctx, arn) => ctx.store.delete(collection, arn),
    taggables: {
      list: (ctx) =>
        ctx.store
          .list<TagRecord>(collection)
          .filter(({ tags }) => Object.keys(tags).length > 0)
          .map(({ arn, tags }) => ({ arn, tags, type: typeOf(arn) })),
      tag: add,
      untag: remove,
    },
  };
}

/** `Key`/`Value` pairs as a record; a tag without a value has an empty one. */
export function tagsOf(
  list: ReadonlyArray<{
    readonly Key?: string | undefined;
    readonly Value?: string | undefined;
  }> = [],
): Tags {
  return Object.fromEntries(list.map(({ Key = '', Value = '' }) => [Key, Value]));
}

export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
