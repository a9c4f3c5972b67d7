import type { JsonValue } from '../../engine/json-value.ts';

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Operators and numbers by turns, all of which must hold: `[">", 0, "<=", 5]`. */
export function matchesNumbers(range: readonly JsonValue[], found: number): boolean {
  return range.every((each, index) => {
    if (index % 2 === 1) return true;
    return comparisons[String(each)]?.(found, Number(range[index + 1])) ?? false;
  });
}

/** What is wrong with a range, in EventBridge's words; `undefined` where nothing is. */
export function numericFlaw(range: JsonValue): string | undefined {
  if (!Array.isArray(range)) return 'Value of numeric must be an array.';
  const [first, from, second, to] = range;
  if (range.length === 0) return 'Invalid member in numeric match: ]';
  if (typeof first !== 'string' || !Object.hasOwn(comparisons, first)) {
    return `Unrecognized numeric range operator: ${String(first)}`;
  }
  if (typeof from !== 'number') return 'Value of numeric operator must be numeric';
  if (range.length === 2) return undefined;
  if (!first.startsWith('>') || typeof second !== 'string' || !second.startsWith('<')) {
    return `Bad numeric range operator: ${String(second)}`;
  }
  if (typeof to !== 'number') return 'Value of numeric operator must be numeric';
  if (range.length > 4) return 'Too many terms in numeric range expression';
  return to > from ? undefined : 'Bottom must be less than top';
}
