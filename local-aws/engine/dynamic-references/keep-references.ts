import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { hasReference } from './references.ts';

/** What a service tells, with references where the template has them, so that no resolved value is kept or shown. */
export function keepReferences(template: JsonObject, told: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, kept(template[name], value)]),
  );
}

function kept(template: JsonValue | undefined, told: JsonValue): JsonValue {
  if (template === undefined || !hasReference(template)) return told;
  if (isJsonObject(template) && isJsonObject(told)) return keepReferences(template, told);
  if (Array.isArray(template) && Array.isArray(told) && template.length === told.length) {
    return told.map((member, index) => kept(template[index], member));
  }
  return template;
}
