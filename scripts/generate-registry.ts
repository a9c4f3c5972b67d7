import { readFileSync, writeFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  Property,
  PropertyType,
  Resource,
  SpecDatabase,
  TypeDefinition,
} from '@aws-cdk/service-spec-types';
import type { PropertyRule, Shape, TypeSchema } from '../local-aws/engine/registry/schema.ts';
import { providers } from '../local-aws/resources/providers.ts';

const target = new URL('../local-aws/engine/registry/registry.generated.json', import.meta.url);

/** Writes what the local endpoint needs of AWS's registry schemas; `--check` exits 1 where the file is stale. */
function main(): void {
  const database = loadAwsServiceSpecSync();
  const types = [...providers.keys()].sort();
  const registry = Object.fromEntries(types.map((type) => [type, readSchema(database, type)]));
  const text = `${JSON.stringify(registry, null, 1)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write('registry.generated.json is stale: run scripts/generate-registry.ts\n');
    process.exitCode = 1;
  }
}

function readSchema(database: SpecDatabase, type: string): TypeSchema {
  const resource = database.lookup('resource', 'cloudFormationType', 'equals', type).only();
  const definitions = new Map<string, TypeDefinition>();
  const properties = readProperties(database, resource.properties, definitions);
  const nested: Record<string, Record<string, PropertyRule>> = {};
  for (const [name, definition] of definitions) {
    nested[name] = readProperties(database, definition.properties, definitions);
  }
  return {
    properties,
    definitions: nested,
    attributes: Object.keys(resource.attributes).sort(),
    identifier: [...(resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? [])],
    ...tagProperty(resource),
    ...(type === 'AWS::CloudFormation::CustomResource' ? { open: true } : {}),
  };
}

function tagProperty(resource: Resource): { tagProperty?: string } {
  const { tagInformation } = resource;
  return tagInformation?.variant === 'standard'
    ? { tagProperty: tagInformation.tagPropertyName }
    : {};
}

/** Adds the definitions it meets to `definitions`, whose iteration then reaches them too. */
function readProperties(
  database: SpecDatabase,
  properties: Readonly<Record<string, Property>>,
  definitions: Map<string, TypeDefinition>,
): Record<string, PropertyRule> {
  return Object.fromEntries(
    Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, property]) => [name, readProperty(database, property, definitions)]),
  );
}

function readProperty(
  database: SpecDatabase,
  property: Property,
  definitions: Map<string, TypeDefinition>,
): PropertyRule {
  return {
    shape: readShape(database, property.type, definitions),
    ...(property.required ? { required: true } : {}),
    ...(property.causesReplacement && property.causesReplacement !== 'no'
      ? { replacement: property.causesReplacement }
      : {}),
  };
}

function readShape(
  database: SpecDatabase,
  type: PropertyType,
  definitions: Map<string, TypeDefinition>,
): Shape {
  const nested = (inner: PropertyType): Shape => readShape(database, inner, definitions);
  switch (type.type) {
    case 'ref': {
      const definition = database.get('typeDefinition', type.reference);
      definitions.set(definition.name, definition);
      return { kind: 'definition', name: definition.name };
    }
    case 'array':
      return { kind: 'list', element: nested(type.element) };
    case 'map':
      return { kind: 'map', element: nested(type.element) };
    case 'union':
      return { kind: 'union', members: type.types.map(nested) };
    case 'string':
      return type.allowedValues
        ? { kind: 'string', allowed: [...type.allowedValues] }
        : { kind: 'string' };
    case 'tag':
      return { kind: 'tag' };
    case 'number':
    case 'integer':
      return { kind: 'number', integer: type.type === 'integer' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'json':
      return { kind: 'json' };
    case 'date-time':
    case 'null':
      return { kind: 'string' };
  }
}

main();
