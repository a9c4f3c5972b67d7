import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { valuesAt } from '#lib/resources/property-path.ts';
import { resourceModule } from '#lib/resources/registry.ts';

export interface PropertyValue {
  readonly label: string;
  readonly text: string;
  /** True for identifiers and addresses, which people copy. */
  readonly copyable: boolean;
}

const identifier = /^(?:[a-z]+-[0-9a-f]{8,}|arn:.*|[\d.]+(?:\/\d+)?|[0-9a-f:]+\/\d+)$/;

/** What the resource's module says matters of its properties, and is there. */
export function propertyValues(resource: ResourceNode): PropertyValue[] {
  return resourceModule(resource.type).properties.flatMap(({ label, path, unit }) => {
    const values = [...new Set(valuesAt(resource.properties, path).map(asText))];
    if (values.length === 0) return [];
    const text = values.join(', ');
    const copyable = values.length === 1 && unit === undefined && identifier.test(text);
    return [{ label, text: unit === undefined ? text : `${text} ${unit}`, copyable }];
  });
}

function asText(value: JsonValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
