import type { JsonValue, ResourceNode } from './graph.ts';
import { isWithin, valuesAt } from './property-path.ts';
import { resourceModule } from './registry.ts';
import type { PropertyView } from './resource-module.ts';

export interface PropertyValue {
  readonly label: string;
  readonly text: string;
  /** True for identifiers and addresses, which people copy. */
  readonly copyable: boolean;
}

const identifier = /^(?:[a-z]+-[0-9a-f]{8,}|arn:.*|[\d.]+(?:\/\d+)?|[0-9a-f:]+\/\d+)$/;

/** What the resource's module says matters of its properties, and is there. */
export function propertyValues(resource: ResourceNode): PropertyValue[] {
  return valuesOf(resource, resourceModule(resource.type).properties);
}

/** The same without what changes by itself, such as how much a bucket holds: how the resource is set. */
export function settingValues(resource: ResourceNode): PropertyValue[] {
  const { properties, restless = [] } = resourceModule(resource.type);
  const changesByItself = ({ path }: PropertyView) => restless.some((part) => isWithin(path, part));
  return valuesOf(
    resource,
    properties.filter((property) => !changesByItself(property)),
  );
}

function valuesOf(resource: ResourceNode, properties: readonly PropertyView[]): PropertyValue[] {
  return properties.flatMap(({ label, path, unit }) => {
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
