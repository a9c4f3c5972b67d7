import { formatError, validationError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { checkNames } from './logical-names.ts';
import type { DeletionPolicy, ResourceDeclaration } from './template.ts';

const members = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
];

const policies: readonly string[] = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Wording as recorded on AWS in localstack `api/test_validations.snapshot.json` and `api/test_stacks.snapshot.json`. */
export function readResources(value: JsonValue | undefined): Record<string, ResourceDeclaration> {
  if (!isJsonObject(value) || Object.keys(value).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  checkNames('Resource', Object.keys(value), 500);
  return Object.fromEntries(
    Object.entries(value).map(([name, resource]) => [name, readResource(name, resource)]),
  );
}

function readResource(name: string, resource: JsonValue): ResourceDeclaration {
  if (!isJsonObject(resource)) throw formatError('Any Resources member must be an object.');
  const unknown = Object.keys(resource).find((key) => !members.includes(key));
  if (unknown !== undefined)
    throw validationError(`Invalid template resource property '${unknown}'`);
  if (typeof resource.Type !== 'string') {
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  }
  const properties = resource.Properties ?? {};
  if (!isJsonObject(properties)) throw formatError('Every Properties member must be an object.');
  return {
    type: resource.Type,
    properties,
    metadata: isJsonObject(resource.Metadata) ? resource.Metadata : undefined,
    dependsOn: readDependsOn(resource.DependsOn),
    condition: typeof resource.Condition === 'string' ? resource.Condition : undefined,
    deletionPolicy: readPolicy(name, resource, 'DeletionPolicy'),
    ...(resource.DeletionPolicy !== undefined && { declaresDeletionPolicy: true as const }),
    updateReplacePolicy: readPolicy(name, resource, 'UpdateReplacePolicy'),
    resourceSignal: readResourceSignal(resource.CreationPolicy),
  };
}

function readDependsOn(value: JsonValue | undefined): string[] {
  const names = [value ?? []].flat();
  return names.map((name) => {
    if (typeof name !== 'string') throw formatError('Every DependsOn value must be a string.');
    return name;
  });
}

function readResourceSignal(value: JsonValue | undefined): JsonObject | undefined {
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) throw formatError('CreationPolicy must be an object.');
  const signal = value.ResourceSignal;
  if (signal !== undefined && !isJsonObject(signal)) {
    throw formatError('ResourceSignal must be an object.');
  }
  return signal;
}

function readPolicy(name: string, resource: JsonObject, member: string): DeletionPolicy {
  const value = resource[member] ?? 'Delete';
  if (typeof value !== 'string') throw formatError(`Every ${member} member must be a string.`);
  if (!isPolicy(value) || (member === 'UpdateReplacePolicy' && value === 'RetainExceptOnCreate')) {
    throw formatError(`Unrecognized ${member} ${value} for resource ${name}`);
  }
  return value;
}

function isPolicy(value: string): value is DeletionPolicy {
  return policies.includes(value);
}
