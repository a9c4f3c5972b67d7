import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../json-value.ts';
import { propertyRule } from '../registry/registry.ts';

export interface PropertyChange {
  /** From the resource's properties down: `['Tags', '0', 'Value']`. */
  readonly path: readonly string[];
  readonly kind: 'Add' | 'Remove' | 'Modify';
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly recreation: Recreation;
}

export type Recreation = 'Never' | 'Conditionally' | 'Always';

/** Where two versions of a resource's properties differ, as deep as both are objects or lists of one length. */
export function propertyChanges(
  type: string,
  before: JsonObject,
  after: JsonObject,
): PropertyChange[] {
  return changesIn(type, [], before, after);
}

/** The strongest consequence of any change. */
export function strongestRecreation(changes: readonly PropertyChange[]): Recreation {
  const kinds = changes.map(({ recreation }) => recreation);
  if (kinds.includes('Always')) return 'Always';
  return kinds.includes('Conditionally') ? 'Conditionally' : 'Never';
}

function changesIn(
  type: string,
  path: readonly string[],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): PropertyChange[] {
  if (sameJson(before, after)) return [];
  const members = membersOf(before, after);
  if (members) {
    return members.flatMap(([key, was, is]) => changesIn(type, [...path, key], was, is));
  }
  const kind = before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify';
  return [{ path, kind, before, after, recreation: recreationOf(type, path) }];
}

function membersOf(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): [string, JsonValue | undefined, JsonValue | undefined][] | undefined {
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].map((key) => [key, before[key], after[key]]);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => [String(index), before[index], after[index]]);
  }
  return undefined;
}

function recreationOf(type: string, path: readonly string[]): Recreation {
  const replacement = propertyRule(type, path)?.replacement;
  if (replacement === 'yes') return 'Always';
  return replacement === 'maybe' ? 'Conditionally' : 'Never';
}
