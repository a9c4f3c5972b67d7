import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json-value.ts';
import { matchesNumbers } from './numeric-range.ts';
import { isInBlock, wildcardPattern } from './text-matching.ts';

/**
 * Whether an event fits a pattern that was checked before. Every key must fit, of a key's values any one; of an
 * array in the event any element. Source: "Amazon EventBridge event patterns", EventBridge user guide.
 */
export function matchesPattern(pattern: JsonObject, event: JsonValue | undefined): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or' && Array.isArray(wanted) && wanted.every(isJsonObject)) {
      return wanted.some((alternative) => matchesPattern(alternative, event));
    }
    const found = memberOf(event, key);
    if (Array.isArray(wanted)) return matchesLeaf(wanted, found);
    if (!isJsonObject(wanted)) return false;
    const candidates = elementsOf(found);
    return candidates.length > 0
      ? candidates.some((candidate) => matchesPattern(wanted, candidate))
      : matchesPattern(wanted, undefined);
  });
}

/** A key may join the names of a path with dots. */
function memberOf(event: JsonValue | undefined, key: string): JsonValue | undefined {
  if (!isJsonObject(event)) return undefined;
  if (Object.hasOwn(event, key)) return event[key];
  const dot = key.indexOf('.');
  return dot < 0 ? undefined : memberOf(event[key.slice(0, dot)], key.slice(dot + 1));
}

/** Arrays within arrays count as one. */
function elementsOf(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.flatMap(elementsOf) : [value];
}

type Scalar = string | number | boolean | null;

function matchesLeaf(wanted: readonly JsonValue[], found: JsonValue | undefined): boolean {
  const scalars = elementsOf(found).filter(isScalar);
  return wanted.some((each) => {
    if (isJsonObject(each) && Object.hasOwn(each, 'exists')) {
      return scalars.length > 0 === each.exists;
    }
    return scalars.some((scalar) => matchesScalar(each, scalar));
  });
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== 'object' || value === null;
}

function matchesScalar(wanted: JsonValue, found: Scalar): boolean {
  if (!isJsonObject(wanted)) return wanted === found;
  return Object.entries(wanted).every(([operator, operand]) =>
    matchesOperator(operator, operand, found),
  );
}

function matchesOperator(operator: string, operand: JsonValue, found: Scalar): boolean {
  switch (operator) {
    case 'anything-but':
      return !elementsOf(operand).some((each) => isExcluded(each, found));
    case 'numeric':
      return typeof found === 'number' && Array.isArray(operand) && matchesNumbers(operand, found);
    default:
      return (
        typeof found === 'string' &&
        elementsOf(operand).some((each) => matchesText(operator, each, found))
      );
  }
}

/** `anything-but` may itself hold operators on text. */
function isExcluded(operand: JsonValue, found: Scalar): boolean {
  if (!isJsonObject(operand)) return operand === found;
  return Object.entries(operand).some(
    ([operator, texts]) =>
      typeof found === 'string' &&
      elementsOf(texts).some((each) => matchesText(operator, each, found)),
  );
}

function matchesText(operator: string, operand: JsonValue, found: string): boolean {
  if (isJsonObject(operand)) {
    const inner = String(operand['equals-ignore-case']).toLowerCase();
    return matchesText(operator, inner, found.toLowerCase());
  }
  const text = String(operand);
  switch (operator) {
    case 'prefix':
      return found.startsWith(text);
    case 'suffix':
      return found.endsWith(text);
    case 'equals-ignore-case':
      return found.toLowerCase() === text.toLowerCase();
    case 'wildcard':
      return wildcardPattern(text).test(found);
    case 'cidr':
      return isInBlock(text, found);
    default:
      return false;
  }
}
