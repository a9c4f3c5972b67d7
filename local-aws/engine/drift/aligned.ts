import { isJsonObject, type JsonValue, sameJson } from '../json-value.ts';
import { sameKey, textual } from './property-differences.ts';

/**
 * An actual value as the template would write it: what is no difference is taken from the template, with its
 * order and its scalars, so that what is left really differs. Undefined where the value is gone.
 */
export function aligned(expected: JsonValue, actual: JsonValue | undefined): JsonValue | undefined {
  if (actual === undefined) return undefined;
  if (sameJson(textual(expected), textual(actual))) return expected;
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return Object.fromEntries(
      Object.entries(expected).flatMap(([key, value]): [string, JsonValue][] => {
        const member = aligned(value, actual[key]);
        return member === undefined ? [] : [[key, member]];
      }),
    );
  }
  if (Array.isArray(expected) && Array.isArray(actual)) return alignedList(expected, actual);
  return actual;
}

function alignedList(expected: readonly JsonValue[], actual: readonly JsonValue[]): JsonValue[] {
  const left = [...actual];
  const take = (isIt: (value: JsonValue) => boolean) => {
    const index = left.findIndex(isIt);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const equals = expected.map((value) => take((other) => sameJson(textual(other), textual(value))));
  const present = expected.flatMap((value, index): JsonValue[] => {
    if (equals[index] !== undefined) return [value];
    const found = aligned(
      value,
      take((other) => sameKey(other, value)),
    );
    return found === undefined ? [] : [found];
  });
  return [...present, ...left];
}
