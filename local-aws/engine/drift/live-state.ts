import { providerFor } from '../../resources/providers.ts';
import type { CallContext } from '../../service.ts';
import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import type { ResourceRecord, StackRecord, Tags } from '../stacks/stack-record.ts';
import { aligned } from './aligned.ts';
import { readActual } from './read-actual.ts';

/** What a resource really is, in the template's terms. */
export interface LiveState {
  readonly status: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'UNSUPPORTED';
  readonly properties: JsonObject;
  readonly tags: Tags;
  /** Properties of the template that cannot be read, so that the last deployment's stand. */
  readonly unread: readonly string[];
}

/**
 * Reads a resource for a drift-aware change set. As the documentation has it, compared is what the template sets;
 * tags with keys that are not in the template are left alone.
 */
export async function liveState(
  ctx: CallContext,
  stack: StackRecord,
  resource: ResourceRecord,
): Promise<LiveState> {
  const { type, properties, tags } = resource;
  const provider = providerFor(type);
  const unread = (provider?.unread ?? []).filter((name) => name in properties);
  const state = { properties, tags, unread };
  if (!provider?.read) return { ...state, status: 'UNSUPPORTED' };
  const actual = await readActual(ctx, stack, resource);
  if (!actual) return { ...state, status: 'DELETED' };
  const tagProperty = schemaOf(type)?.tagProperty ?? '';
  const live = Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, JsonValue][] => {
      if (unread.includes(name)) return [[name, value]];
      const told = name === tagProperty ? withKeysOf(value, actual[name]) : actual[name];
      const found = aligned(value, told);
      return found === undefined ? [] : [[name, found]];
    }),
  );
  const status = sameJson(live, properties) ? 'IN_SYNC' : 'MODIFIED';
  return { ...state, status, properties: live, tags: liveTags(resource, live[tagProperty]) };
}

function withKeysOf(expected: JsonValue, actual: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(actual)) return actual;
  const keys = new Set(tagEntries(expected).map(([key]) => key));
  return actual.filter((tag) => isJsonObject(tag) && keys.has(String(tag.Key)));
}

/** The tags it has, as far as they come from the template; CloudFormation's own are taken to be there. */
function liveTags({ type, properties, tags }: ResourceRecord, actual: JsonValue | undefined): Tags {
  const declared = tagEntries(properties[schemaOf(type)?.tagProperty ?? '']);
  const keys = new Set(declared.map(([key]) => key));
  const others = Object.entries(tags).filter(([key]) => !keys.has(key));
  return Object.fromEntries([...others, ...tagEntries(actual)]);
}

function tagEntries(list: JsonValue | undefined): [string, string][] {
  if (!Array.isArray(list)) return [];
  return list.filter(isJsonObject).map(({ Key, Value }) => [String(Key), String(Value ?? '')]);
}
