import { hasReference } from '../dynamic-references/references.ts';
import { isUnknown } from '../intrinsics/scope.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PropertyRules, Shape, TypeSchema } from './schema.ts';

export interface PropertyProblem {
  /** JSON pointer of the resource's properties, `#` for their root. */
  readonly path: string;
  readonly message: string;
}

/**
 * What the registry schema finds wrong with resolved properties, in the words of CloudFormation's JSON schema
 * validator (`#: required key [X] not found`, `#/Y: expected type: String, found: JSONArray`).
 */
export function checkProperties(schema: TypeSchema, properties: JsonObject): PropertyProblem[] {
  const rules = schema.properties;
  const known = schema.open
    ? Object.fromEntries(Object.entries(properties).filter(([name]) => name in rules))
    : properties;
  return checkObject(schema, rules, known, '#');
}

/** Problems as one message, as events show them. */
export function describeProblems(problems: readonly PropertyProblem[]): string {
  return problems.map(({ path, message }) => `${path}: ${message}`).join(', ');
}

function checkObject(
  schema: TypeSchema,
  rules: PropertyRules,
  value: JsonObject,
  path: string,
): PropertyProblem[] {
  const missing = Object.entries(rules)
    .filter(([name, rule]) => rule.required && value[name] === undefined)
    .map(([name]) => ({ path, message: `required key [${name}] not found` }));
  const extraneous = Object.keys(value)
    .filter((name) => !(name in rules))
    .map((name) => ({ path, message: `extraneous key [${name}] is not permitted` }));
  const nested = Object.entries(value).flatMap(([name, member]) => {
    const rule = rules[name];
    return rule ? checkValue(schema, rule.shape, member, `${path}/${name}`) : [];
  });
  return [...missing, ...extraneous, ...nested];
}

function checkValue(
  schema: TypeSchema,
  shape: Shape,
  value: JsonValue,
  path: string,
): PropertyProblem[] {
  if (typeof value === 'string' && (isUnknown(value) || hasReference(value))) return [];
  switch (shape.kind) {
    case 'string':
      return checkText(shape.allowed, value, path);
    case 'number':
      return isNumber(value, shape.integer)
        ? []
        : [mismatch(path, shape.integer ? 'Integer' : 'Number', value)];
    case 'boolean':
      return /^(true|false)$/.test(String(value)) ? [] : [mismatch(path, 'Boolean', value)];
    case 'list':
      if (!Array.isArray(value)) return [mismatch(path, 'JSONArray', value)];
      return value.flatMap((member, index) =>
        checkValue(schema, shape.element, member, `${path}/${index}`),
      );
    case 'map':
      if (!isJsonObject(value)) return [mismatch(path, 'JSONObject', value)];
      return Object.entries(value).flatMap(([key, member]) =>
        checkValue(schema, shape.element, member, `${path}/${key}`),
      );
    case 'definition':
      if (!isJsonObject(value)) return [mismatch(path, 'JSONObject', value)];
      return checkObject(schema, schema.definitions[shape.name] ?? {}, value, path);
    case 'tag':
      return isJsonObject(value)
        ? checkObject(schema, tagRules, value, path)
        : [mismatch(path, 'JSONObject', value)];
    case 'union':
      return checkUnion(schema, shape.members, value, path);
    case 'json':
      return [];
  }
}

const tagRules: PropertyRules = {
  Key: { shape: { kind: 'string' }, required: true },
  Value: { shape: { kind: 'string' }, required: true },
};

function checkText(
  allowed: readonly string[] | undefined,
  value: JsonValue,
  path: string,
): PropertyProblem[] {
  if (typeof value === 'object') return [mismatch(path, 'String', value)];
  if (!allowed || allowed.includes(String(value))) return [];
  return [{ path, message: `${String(value)} is not a valid enum value` }];
}

function checkUnion(
  schema: TypeSchema,
  members: readonly Shape[],
  value: JsonValue,
  path: string,
): PropertyProblem[] {
  const results = members.map((member) => checkValue(schema, member, value, path));
  return results.some((problems) => problems.length === 0) ? [] : (results[0] ?? []);
}

function isNumber(value: JsonValue, integer: boolean): boolean {
  if (typeof value === 'object' || typeof value === 'boolean' || String(value).trim() === '')
    return false;
  return integer ? Number.isInteger(Number(value)) : Number.isFinite(Number(value));
}

function mismatch(path: string, expected: string, value: JsonValue): PropertyProblem {
  return { path, message: `expected type: ${expected}, found: ${jsonTypeName(value)}` };
}

function jsonTypeName(value: JsonValue): string {
  if (Array.isArray(value)) return 'JSONArray';
  if (isJsonObject(value)) return 'JSONObject';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'BigDecimal';
  return 'Null';
}
