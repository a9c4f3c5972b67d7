import { formatError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { checkNames } from './logical-names.ts';

/** Wording as recorded on AWS in localstack `engine/test_mappings.snapshot.json`. */
export function readMappings(value: JsonValue | undefined): Record<string, JsonObject> {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw formatError('Mappings must be an object.');
  checkNames('Mapping', Object.keys(value), 200);
  const mappings: Record<string, JsonObject> = {};
  for (const [name, mapping] of Object.entries(value)) {
    if (!isJsonObject(mapping)) throw formatError(`Every Mappings member ${name} must be a map`);
    for (const [key, attributes] of Object.entries(mapping)) checkAttributes(key, attributes);
    mappings[name] = mapping;
  }
  return mappings;
}

function checkAttributes(key: string, attributes: JsonValue): void {
  if (!isJsonObject(attributes)) throw formatError(`Every Mappings member ${key} must be a map`);
  if (Object.values(attributes).some(isJsonObject)) {
    throw formatError('Every Mappings attribute must be a String or a List.');
  }
}
