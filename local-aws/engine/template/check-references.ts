import { formatError, templateError, validationError } from '../cloudformation-error.ts';
import { isPseudoParameter } from '../intrinsics/pseudo-parameters.ts';
import type { JsonValue } from '../json-value.ts';
import { type Reference, referencesIn } from './references.ts';
import type { Template } from './template.ts';

/** What is known of resource types: AWS refuses unknown types and attributes before a stack exists. */
export interface KnownTypes {
  has(type: string): boolean;
  hasAttribute(type: string, attribute: string): boolean;
}

/** Throws AWS's error for a template that names a type, resource, parameter, attribute or condition it lacks. */
export function checkReferences(template: Template, types: KnownTypes): void {
  checkTypes(template, types);
  checkConditionNames(template);
  const resources = Object.entries(template.resources);
  checkBlock(
    'Resources',
    resources.map(([, resource]) => resource.properties),
    template,
    types,
    [...resources.flatMap(([, resource]) => resource.dependsOn)],
  );
  checkBlock('Outputs', outputValues(template), template, types, []);
  checkConditionReferences(template);
}

function checkTypes(template: Template, types: KnownTypes): void {
  const unknown = new Set(
    Object.values(template.resources)
      .map((resource) => resource.type)
      .filter((type) => !types.has(type)),
  );
  if (unknown.size > 0) {
    throw formatError(`Unrecognized resource types: [${[...unknown].join(', ')}]`);
  }
}

function checkBlock(
  block: string,
  values: readonly JsonValue[],
  template: Template,
  types: KnownTypes,
  dependsOn: readonly string[],
): void {
  const references = values.flatMap(referencesIn);
  const unresolved = new Set([
    ...references.flatMap((reference) =>
      reference.kind === 'ref' && !isDefined(reference.name, template) ? [reference.name] : [],
    ),
    ...dependsOn.filter((name) => !(name in template.resources)),
  ]);
  if (unresolved.size > 0) {
    const list = [...unresolved].join(', ');
    throw formatError(
      `Unresolved resource dependencies [${list}] in the ${block} block of the template`,
    );
  }
  for (const reference of references) checkAttribute(reference, template, types);
}

function isDefined(name: string, template: Template): boolean {
  return isPseudoParameter(name) || name in template.parameters || name in template.resources;
}

function checkAttribute(reference: Reference, template: Template, types: KnownTypes): void {
  if (reference.kind !== 'attribute') return;
  const { name, attribute } = reference;
  const resource = template.resources[name];
  if (!resource) {
    throw templateError(`instance of Fn::GetAtt references undefined resource ${name}`);
  }
  if (attribute !== '' && !types.hasAttribute(resource.type, attribute)) {
    throw templateError(
      `resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
    );
  }
}

function outputValues(template: Template): JsonValue[] {
  return Object.values(template.outputs).flatMap(({ value, exportName }) =>
    exportName === undefined ? [value] : [value, exportName],
  );
}

function checkConditionNames(template: Template): void {
  const blocks: [string, (string | undefined)[]][] = [
    ['Resources', Object.values(template.resources).map(({ condition }) => condition)],
    ['Outputs', Object.values(template.outputs).map(({ condition }) => condition)],
  ];
  for (const [block, names] of blocks) {
    const unknown = names.find((name) => name !== undefined && !(name in template.conditions));
    if (unknown !== undefined) {
      throw formatError(
        `Unresolved condition dependency ${unknown} in the ${block} block of the template`,
      );
    }
  }
  const used = [
    ...Object.values(template.resources).map(({ properties }) => properties),
    ...outputValues(template),
  ].flatMap(referencesIn);
  const missing = used.find(
    ({ kind, name }) => kind === 'condition' && !(name in template.conditions),
  );
  if (missing) throw templateError(`unresolved condition dependency ${missing.name} in Fn::If`);
}

function checkConditionReferences(template: Template): void {
  for (const reference of referencesIn(template.conditions)) {
    if (reference.kind === 'condition' && !(reference.name in template.conditions)) {
      throw formatError(
        `Unresolved condition dependency ${reference.name} in the Conditions block of the template`,
      );
    }
    if (reference.kind === 'ref' && !isScalar(reference.name, template)) {
      throw formatError(
        `Unresolved dependencies [${reference.name}]. Cannot reference resources in the Conditions block of the template`,
      );
    }
    if (reference.kind === 'attribute') {
      throw validationError(
        'Template error: Cannot use Fn::GetAtt in the Conditions block of the template',
      );
    }
  }
}

function isScalar(name: string, template: Template): boolean {
  return isPseudoParameter(name) || name in template.parameters;
}
