import type { JsonValue } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Properties } from '#lib/resources/resource-module.ts';

interface Tagged {
  readonly Tags?: ReadonlyArray<{ readonly Key?: string; readonly Value?: string }>;
}

/** An EC2 shape as a live resource: times as ISO 8601, absent members left out, tags apart. */
export function toLiveResource(
  type: string,
  id: string | undefined,
  shape: object & Tagged,
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

/** Safe: what JSON.parse returns for an object that was serialised is an object of JSON values. */
function plainProperties(shape: object): Properties {
  const json: JsonValue = JSON.parse(JSON.stringify(shape));
  return json as Properties;
}
