import type { JsonValue } from '../graph.ts';
import type { Properties } from '../resource-module.ts';

/** CloudFormation's spelling of ECS's properties as ECS itself has it: `CapacityProvider` is `capacityProvider`. */
export function camelCased(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      `${key.charAt(0).toLowerCase()}${key.slice(1)}`,
      camelCasedValue(value),
    ]),
  );
}

function camelCasedValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(camelCasedValue);
  return typeof value === 'object' && value !== null ? { ...camelCased(value) } : value;
}
