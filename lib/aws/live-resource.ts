import type { JsonValue } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Properties } from '#lib/resources/resource-module.ts';

interface Tagged {
  readonly Tags?: readonly Tag[];
}

interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

/** A service's shape as a live resource: times as ISO 8601, absent members left out, tags apart. */
export function toLiveResource<T extends object & Tagged>(
  type: string,
  id: string | undefined,
  shape: T,
  aliases: ReadonlyArray<string | undefined> = [],
): LiveResource {
  const { Tags, ...properties } = shape;
  return {
    type,
    id: id ?? '',
    aliases: aliases.flatMap((alias) => (alias && alias !== id ? [alias] : [])),
    properties: plainProperties(properties),
    tags: tagRecord(Tags),
  };
}

/** AWS's list of tags as a record. */
export function tagRecord(tags: Tagged['Tags']): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** The tags of the services that write them in lower case, as the others write them. */
export function capitalisedTags(
  tags: ReadonlyArray<{ readonly key?: string; readonly value?: string }> = [],
): Tag[] {
  return tags.map(({ key = '', value = '' }) => ({ Key: key, Value: value }));
}

/** Those that are wanted by their id or by another of their identifiers. */
export function wantedOnly(found: readonly LiveResource[], ids: readonly string[]): LiveResource[] {
  const wanted = new Set(ids);
  return found.filter(({ id, aliases }) => [id, ...aliases].some((name) => wanted.has(name)));
}

/** Safe: what JSON.parse returns for an object that was serialised is an object of JSON values. */
function plainProperties(shape: object): Properties {
  const json: JsonValue = JSON.parse(JSON.stringify(shape));
  return json as Properties;
}
