import {
  canonicalJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  sameJson,
} from '../json-value.ts';

export interface PropertyDifference {
  /** JSON pointer from the resource's properties: `/Tags/0/Value`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly kind: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
}

/**
 * Where a resource differs from what its template expects. As on AWS only properties that the template sets are
 * compared, and lists without regard to order.
 */
export function propertyDifferences(
  expected: JsonObject,
  actual: JsonObject,
): PropertyDifference[] {
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(`/${name}`, value, actual[name]),
  );
}

function differences(
  path: string,
  expected: JsonValue | undefined,
  actual: JsonValue | undefined,
): PropertyDifference[] {
  if (sameJson(textual(expected), textual(actual))) return [];
  if (expected === undefined) return [difference(path, 'ADD', expected, actual)];
  if (actual === undefined) return [difference(path, 'REMOVE', expected, actual)];
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return Object.keys(expected).flatMap((key) =>
      differences(`${path}/${key}`, expected[key], actual[key]),
    );
  }
  if (Array.isArray(expected) && Array.isArray(actual))
    return listDifferences(path, expected, actual);
  return [difference(path, 'NOT_EQUAL', expected, actual)];
}

function listDifferences(
  path: string,
  expected: readonly JsonValue[],
  actual: readonly JsonValue[],
): PropertyDifference[] {
  const missing = without(expected, actual);
  const extra = without(actual, expected);
  const changed = missing.map(({ index, value }) => {
    const partner = extra.findIndex((other) => sameKey(other.value, value));
    const [found] = partner < 0 ? [] : extra.splice(partner, 1);
    return found
      ? differences(`${path}/${index}`, value, found.value)
      : [difference(`${path}/${index}`, 'REMOVE', value, undefined)];
  });
  const added = extra.map(({ index, value }) =>
    difference(`${path}/${index}`, 'ADD', undefined, value),
  );
  return [...changed.flat(), ...added];
}

function without(values: readonly JsonValue[], others: readonly JsonValue[]) {
  const present = new Set(others.map((other) => canonicalJson(textual(other))));
  return values
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => !present.has(canonicalJson(textual(value))));
}

/** Tags of one key are the same tag with another value. */
export function sameKey(a: JsonValue, b: JsonValue): boolean {
  return isJsonObject(a) && isJsonObject(b) && a.Key !== undefined && a.Key === b.Key;
}

function difference(
  path: string,
  kind: PropertyDifference['kind'],
  expected: JsonValue | undefined,
  actual: JsonValue | undefined,
): PropertyDifference {
  return { path, kind, expected: text(expected), actual: text(actual) };
}

function text(value: JsonValue | undefined): string {
  if (value === undefined) return 'null';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Templates and services disagree on `"443"` and `443`; neither is drift. */
export function textual(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((member) => textual(member) ?? null);
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, textual(member) ?? null]),
    );
  }
  return value === undefined || value === null ? value : String(value);
}
