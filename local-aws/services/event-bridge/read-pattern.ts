import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json-value.ts';
import { AwsError } from '../../service.ts';
import { numericFlaw } from './numeric-range.ts';

const textOperators = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

/** @throws AwsError InvalidEventPatternException, in the words of AWS's recorded answers where there are any */
export function readPattern(text: string): JsonObject {
  const pattern = parse(text);
  if (!isJsonObject(pattern)) throw invalid('Filter is not an object');
  requirePattern(pattern);
  return pattern;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Invalid JSON');
  }
}

function invalid(reason: string): AwsError {
  return new AwsError(
    'InvalidEventPatternException',
    `Event pattern is not valid. Reason: ${reason}`,
  );
}

function requirePattern(pattern: JsonObject): void {
  if (Object.keys(pattern).length === 0) throw invalid('Empty objects are not allowed');
  for (const [key, value] of Object.entries(pattern)) {
    if (key === '$or' && Array.isArray(value) && value.every(isJsonObject)) {
      if (value.length < 2) throw invalid('There must be at least 2 items in $or relationship');
      for (const alternative of value) requirePattern(alternative);
    } else if (Array.isArray(value)) {
      if (value.length === 0) throw invalid('Empty arrays are not allowed');
      for (const each of value) requireValue(each);
    } else if (isJsonObject(value)) {
      requirePattern(value);
    } else {
      throw invalid(`"${key}" must be an object or an array`);
    }
  }
}

function requireValue(value: JsonValue): void {
  if (Array.isArray(value)) {
    throw invalid('Match value must be String, number, true, false, or null');
  }
  if (!isJsonObject(value)) return;
  const [only, ...others] = Object.entries(value);
  if (!only || others.length > 0) throw invalid('Only one key allowed in match expression');
  requireOperator(...only);
}

function requireOperator(operator: string, operand: JsonValue): void {
  switch (operator) {
    case 'exists':
      if (typeof operand === 'boolean') return;
      throw invalid('exists match pattern must be either true or false.');
    case 'numeric': {
      const flaw = numericFlaw(operand);
      if (flaw !== undefined) throw invalid(flaw);
      return;
    }
    case 'anything-but':
      requireExclusion(operand);
      return;
    case 'cidr':
      if (typeof operand === 'string' && /^[\d.]+(\/\d{1,2})?$/.test(operand)) return;
      throw invalid("Malformed CIDR, one '/' required");
    default:
      if (!textOperators.includes(operator)) throw unrecognized(operator);
      requireText(operator, operand);
  }
}

function requireExclusion(operand: JsonValue): void {
  if (Array.isArray(operand)) {
    if (operand.length === 0) throw invalid('Empty arrays are not allowed');
    return;
  }
  if (!isJsonObject(operand)) return;
  for (const [operator, texts] of Object.entries(operand)) {
    if (!textOperators.includes(operator)) {
      throw invalid(`Unsupported anything-but pattern: ${operator}`);
    }
    for (const each of Array.isArray(texts) ? texts : [texts]) requireText(operator, each);
  }
}

function requireText(operator: string, operand: JsonValue): void {
  if (isJsonObject(operand) && typeof operand['equals-ignore-case'] === 'string') {
    if (operator === 'prefix' || operator === 'suffix') return;
  }
  if (typeof operand !== 'string') throw invalid(`${operator} match pattern must be a string`);
  const repeated = operator === 'wildcard' ? operand.indexOf('**') : -1;
  if (repeated >= 0) throw invalid(`Consecutive wildcard characters at pos ${repeated}`);
}

function unrecognized(operator: string): AwsError {
  return invalid(`Unrecognized match type ${operator}`);
}
