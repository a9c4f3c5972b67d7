import type { ResourceModel } from '#lib/aws/cloudcontrol/resource-model.ts';
import type { RegisteredType } from '#lib/aws/cloudformation/resource-type.ts';
import type { JsonValue } from '#lib/resources/graph.ts';

/**
 * What of a resource a template can say: without what only AWS writes, and without the tags that
 * CloudFormation and the stack give it.
 */
export function importProperties(type: RegisteredType, model: ResourceModel): ResourceModel {
  const written = type.readOnly
    .map((pointer) => pointer.split('/').slice(2))
    .reduce<JsonValue>((kept, path) => without(kept, path), { ...model });
  const properties = isRecord(written) ? written : {};
  const tags = ownTags(properties[type.tagProperty]);
  const { [type.tagProperty]: _, ...others } = properties;
  return tags === undefined ? others : { ...others, [type.tagProperty]: tags };
}

/** The members of the primary identifier; undefined where the model has not all of them as text. */
export function importIdentifier(
  type: RegisteredType,
  model: ResourceModel,
): Readonly<Record<string, string>> | undefined {
  const members = type.identifier.map((name) => [name, model[name]] as const);
  if (members.some(([, value]) => typeof value !== 'string' || value === '')) return undefined;
  return Object.fromEntries(members) as Record<string, string>;
}

/** A logical id made of a resource’s name that a template does not have yet. */
export function importLogicalId(name: string, taken: ReadonlySet<string>): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  const base = `Imported${joined}`.slice(0, 250);
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? base : `${base}${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function without(value: JsonValue, [name, ...rest]: readonly string[]): JsonValue {
  if (name === undefined) return value;
  if (name === '*') {
    return Array.isArray(value) ? value.map((member) => without(member, rest)) : value;
  }
  if (!isRecord(value) || !(name in value)) return value;
  const { [name]: member, ...others } = value;
  if (rest.length === 0 || member === undefined) return others;
  return { ...others, [name]: without(member, rest) };
}

const reserved = /^(aws|strata):/;

/** Tags are a list of keys and values or a map, by their type; undefined where none are left. */
function ownTags(tags: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(tags)) {
    const own = tags.filter((tag) => !(isRecord(tag) && reserved.test(String(tag.Key))));
    return own.length > 0 ? own : undefined;
  }
  if (!isRecord(tags)) return undefined;
  const own = Object.entries(tags).filter(([key]) => !reserved.test(key));
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
