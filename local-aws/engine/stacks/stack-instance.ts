import { evaluateConditions } from '../intrinsics/conditions.ts';
import { evaluate, evaluateObject } from '../intrinsics/evaluate.ts';
import { pseudoParameters, type StackIdentity } from '../intrinsics/pseudo-parameters.ts';
import type { Scope } from '../intrinsics/scope.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { referencedValue } from '../parameters/resolve-parameters.ts';
import { coerceProperties } from '../registry/coerce-properties.ts';
import { schemaOf } from '../registry/registry.ts';
import { type Dependencies, dependenciesOf } from '../template/dependencies.ts';
import { readTemplate } from '../template/read-template.ts';
import { languageExtensions, type Template } from '../template/template.ts';
import type { OutputRecord, StackDefinition } from './stack-record.ts';

/** What a template's functions may ask of the world outside the template. */
export interface Surroundings {
  availabilityZones(region: string): readonly string[];
  exported(name: string): JsonValue | undefined;
}

/** Answers for a resource of the stack; undefined when it does not exist. */
export interface ResourceLookup {
  reference(logicalId: string): JsonValue | undefined;
  attribute(logicalId: string, name: string): JsonValue | undefined;
}

/** A template with its parameters chosen: which resources it has and what each waits for. */
export interface StackInstance {
  readonly template: Template;
  readonly active: ReadonlySet<string>;
  readonly dependencies: Dependencies;
  scope(lookup: ResourceLookup): Scope;
}

/** Throws AWS's errors for a template that is malformed or whose conditions are. */
export function instantiate(
  definition: StackDefinition,
  identity: StackIdentity,
  surroundings: Surroundings,
): StackInstance {
  const template = readTemplate(definition.template);
  const base = {
    parameters: { ...pseudoParameters(identity), ...parameterValues(template, definition) },
    mappings: template.mappings,
    languageExtensions: template.transforms.includes(languageExtensions),
    region: identity.region,
    ...surroundings,
  };
  const conditions = evaluateConditions(template, {
    ...base,
    reference: absent,
    attribute: absent,
  });
  const active = new Set(
    Object.entries(template.resources)
      .filter(([, { condition }]) => condition === undefined || conditions[condition])
      .map(([id]) => id),
  );
  return {
    template,
    active,
    dependencies: dependenciesOf(template, active),
    scope: (lookup) => ({
      ...base,
      conditions,
      reference: (id) => (active.has(id) ? lookup.reference(id) : undefined),
      attribute: (id, name) => (active.has(id) ? lookup.attribute(id, name) : undefined),
    }),
  };
}

/** A resource's properties with functions resolved and scalars in the types of its schema. */
export function resolveProperties(
  instance: StackInstance,
  logicalId: string,
  lookup: ResourceLookup,
): JsonObject {
  const declared = instance.template.resources[logicalId];
  if (!declared) throw new Error(`No resource ${logicalId} in the template`);
  const properties = evaluateObject(declared.properties, instance.scope(lookup));
  const schema = schemaOf(declared.type);
  return schema ? coerceProperties(schema, properties) : properties;
}

/** The stack's outputs, those of false conditions left out. */
export function resolveOutputs(instance: StackInstance, lookup: ResourceLookup): OutputRecord[] {
  const scope = instance.scope(lookup);
  return Object.entries(instance.template.outputs)
    .filter(([, { condition }]) => condition === undefined || scope.conditions[condition])
    .map(([key, { value, description, exportName }]) => ({
      key,
      value: outputText(evaluate(value, scope)),
      description,
      exportName: exportName === undefined ? undefined : String(evaluate(exportName, scope)),
    }));
}

/** The names of the exports that the stack's resources and outputs import. */
export function importedNames(instance: StackInstance, lookup: ResourceLookup): string[] {
  const scope = instance.scope(lookup);
  const { resources, outputs } = instance.template;
  const values = [
    ...[...instance.active].map((id) => resources[id]?.properties ?? {}),
    ...Object.values(outputs).map(({ value }) => value),
  ];
  return [...new Set(values.flatMap(importArguments).map((name) => String(evaluate(name, scope))))];
}

function importArguments(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value.flatMap(importArguments);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'Fn::ImportValue' ? [member] : importArguments(member),
  );
}

function parameterValues(
  template: Template,
  definition: StackDefinition,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(template.parameters).flatMap(([name, declaration]) => {
      const value = definition.resolvedParameters?.[name] ?? definition.parameters[name];
      return value === undefined ? [] : [[name, referencedValue(declaration, value)]];
    }),
  );
}

function outputText(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function absent(): undefined {
  return undefined;
}
