import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';

/** Members whose own members are names of the template's author, not of AWS. */
const maps: ReadonlySet<string> = new Set(['DockerLabels', 'DriverOpts', 'Labels', 'Options']);

/** Properties as ECS's own API writes them: `ContainerDefinitions` as `containerDefinitions`, at every depth. */
export function camelCase(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      maps.has(name) ? value : camelCaseValue(value),
    ]),
  );
}

function camelCaseValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(camelCaseValue);
  return isJsonObject(value) ? camelCase(value) : value;
}
