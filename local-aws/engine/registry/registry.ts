import type { KnownTypes } from '../template/check-references.ts';
import generated from './registry.generated.json' with { type: 'json' };
import type { PropertyRule, TypeSchema } from './schema.ts';

const schemas = asSchemas(generated);

/** The registry schema of a resource type this endpoint provides. */
export function schemaOf(type: string): TypeSchema | undefined {
  return schemas[isCustomType(type) ? customType : type];
}

const customType = 'AWS::CloudFormation::CustomResource';

/** A custom resource, under its own name or one of the template's making. */
export function isCustomType(type: string): boolean {
  return type === customType || /^Custom::[\w@-]{1,60}$/.test(type);
}

export function providedTypes(): string[] {
  return Object.keys(schemas);
}

export const knownTypes: KnownTypes = {
  has: (type) => schemaOf(type) !== undefined,
  hasAttribute: (type, attribute) =>
    isCustomType(type) || (schemaOf(type)?.attributes.includes(attribute) ?? false),
};

/** The rule of a property at a path such as `['Tags', '0', 'Key']`; of its nearest known ancestor otherwise. */
export function propertyRule(type: string, path: readonly string[]): PropertyRule | undefined {
  const schema = schemaOf(type);
  const [name, ...rest] = path;
  const rule = name === undefined ? undefined : schema?.properties[name];
  if (!schema || !rule) return undefined;
  return nestedRule(schema, rule, rest);
}

function nestedRule(schema: TypeSchema, rule: PropertyRule, path: readonly string[]): PropertyRule {
  const [name, ...rest] = path;
  const { shape } = rule;
  if (name === undefined || rule.replacement === 'yes') return rule;
  if (shape.kind === 'list' || shape.kind === 'map') {
    return nestedRule(schema, { ...rule, shape: shape.element }, rest);
  }
  const member = shape.kind === 'definition' ? schema.definitions[shape.name]?.[name] : undefined;
  return member ? nestedRule(schema, member, rest) : rule;
}

/** Safe because `scripts/generate-registry.ts` writes the file from values of this type, and its check guards it. */
function asSchemas(json: unknown): Readonly<Record<string, TypeSchema>> {
  return json as Readonly<Record<string, TypeSchema>>;
}
