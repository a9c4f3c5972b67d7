import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PropertyRules, Shape, TypeSchema } from './schema.ts';

/** Properties with scalars of the types their schema names: parameters and YAML give `"true"`, `"443"` or `443`. */
export function coerceProperties(schema: TypeSchema, properties: JsonObject): JsonObject {
  return coerceObject(schema, schema.properties, properties);
}

function coerceObject(schema: TypeSchema, rules: PropertyRules, value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const rule = rules[name];
      return [name, rule ? coerceValue(schema, rule.shape, member) : member];
    }),
  );
}

function coerceValue(schema: TypeSchema, shape: Shape, value: JsonValue): JsonValue {
  switch (shape.kind) {
    case 'string':
      return typeof value === 'object' ? value : String(value);
    case 'number':
      return typeof value === 'string' && value !== '' && !Number.isNaN(Number(value))
        ? Number(value)
        : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'list':
      return Array.isArray(value)
        ? value.map((member) => coerceValue(schema, shape.element, member))
        : value;
    case 'map':
      return isJsonObject(value) ? coerceMap(schema, shape.element, value) : value;
    case 'definition':
      return isJsonObject(value)
        ? coerceObject(schema, schema.definitions[shape.name] ?? {}, value)
        : value;
    case 'tag':
      return isJsonObject(value) ? coerceMap(schema, { kind: 'string' }, value) : value;
    case 'union':
    case 'json':
      return value;
  }
}

function coerceMap(schema: TypeSchema, element: Shape, value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, coerceValue(schema, element, member)]),
  );
}

/** Scalars as text, the way events and change sets show properties. */
export function asText(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(asText);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]));
  }
  return value === null ? value : String(value);
}
