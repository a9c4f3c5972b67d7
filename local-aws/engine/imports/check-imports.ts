import type { ResourceChange } from '../changes/change-set-record.ts';
import { validationError } from '../cloudformation-error.ts';
import { sameJson } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import type { StackDefinition } from '../stacks/stack-record.ts';
import type { Template } from '../template/template.ts';
import type { ImportTarget } from './import-target.ts';
import { isReadable } from './importable-types.ts';

export interface ImportRequest {
  readonly targets: readonly ImportTarget[];
  readonly template: Template;
  /** Logical ids of what the stack has. */
  readonly existing: ReadonlySet<string>;
  /** What an update by the same template would do. */
  readonly changes: readonly ResourceChange[];
}

/**
 * Refuses what AWS refuses before there is a change set, in AWS's order. The wording of the refusals is quoted
 * from AWS by its users; see BEHAVIOUR-cloudformation.md.
 */
export function checkImports(request: ImportRequest): void {
  checkTargets(request);
  checkOthers(request);
  const { targets, template } = request;
  const unprotected = targets.filter(
    ({ logicalId }) => !template.resources[logicalId]?.declaresDeletionPolicy,
  );
  if (unprotected.length > 0) {
    throw validationError(
      `The following resources to import [${ids(unprotected)}] must have DeletionPolicy attribute specified in the template.`,
    );
  }
}

function checkTargets({ targets, template }: ImportRequest): void {
  if (targets.length === 0) throw validationError('Must Provide at least one resource to import');
  if (new Set(targets.map(({ logicalId }) => logicalId)).size < targets.length) {
    throw validationError('Every resource to import must have unique LogicalResourceId');
  }
  const missing = targets.filter(({ logicalId }) => !template.resources[logicalId]);
  if (missing.length > 0) {
    throw validationError(
      `The logical resource ids [${ids(missing)}] provided in ResourceToImport do not exist in the template.`,
    );
  }
  const unsupported = targets.filter(({ type }) => !isReadable(type));
  if (unsupported.length > 0) {
    const types = unsupported.map(({ type }) => type).join(',');
    throw validationError(
      `The following resource types are not supported for resource import: ${types}`,
    );
  }
  for (const target of targets) checkTarget(target, template);
}

function checkTarget({ logicalId, type, identifier }: ImportTarget, template: Template): void {
  const expected = schemaOf(type)?.identifier ?? [];
  if (!sameJson([...expected].sort(), Object.keys(identifier).sort())) {
    throw validationError(
      `Invalid resource identifier for resource type ${type}. Expected [${expected.join(', ')}]`,
    );
  }
  const declared = template.resources[logicalId]?.type;
  if (declared !== type) {
    throw validationError(
      `Resource type of [${logicalId}] passed in ResourceToImport does not match with resource type defined in the template. Resource type in ResourceToImport: ${type}; Resource type in Template: ${declared}.`,
    );
  }
}

function checkOthers({ targets, existing, changes }: ImportRequest): void {
  const added = changes.filter(({ action }) => action === 'Add');
  if (added.length === 0) {
    throw validationError('The template should contain at least one new resource to import.');
  }
  const present = targets.filter(({ logicalId }) => existing.has(logicalId));
  if (present.length > 0) {
    throw validationError(
      `Resources [${ids(present)}] passed in ResourceToImport are already in a stack and cannot be imported.`,
    );
  }
  const wanted = new Set(targets.map(({ logicalId }) => logicalId));
  const unlisted = added.filter(({ logicalId }) => !wanted.has(logicalId));
  if (unlisted.length > 0) {
    throw validationError(`Resources [${ids(unlisted)}] is missing from ResourceToImport list`);
  }
  const modified = changes.filter(({ action }) => action !== 'Add');
  if (modified.length > 0) {
    throw validationError(
      `You have modified resources [${ids(modified)}] in your template that are not being imported. Update, create or delete operations cannot be executed during import operations.`,
    );
  }
}

/** What of a stack beside its resources an import must leave as it is; a new stack may have a role and tags. */
export function checkUnchanged(
  before: StackDefinition | undefined,
  after: StackDefinition,
  outputsChange: boolean,
): void {
  const changed = [
    ...(outputsChange ? ['Outputs'] : []),
    ...(before && before.roleArn !== after.roleArn ? ['RoleArn'] : []),
    ...(before && !sameJson({ ...before.tags }, { ...after.tags }) ? ['Tags'] : []),
  ];
  if (changed.length > 0) {
    throw validationError(
      `As part of the import operation, you cannot modify or add [${changed.join(', ')}]`,
    );
  }
}

function ids(resources: readonly { readonly logicalId: string }[]): string {
  return resources.map(({ logicalId }) => logicalId).join(', ');
}
