import type { CreateChangeSetInput, ResourceToImport } from '@aws-sdk/client-cloudformation';
import type { PlanResult } from '../../engine/changes/compute-changes.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { checkImports, checkUnchanged } from '../../engine/imports/check-imports.ts';
import type { ImportTarget } from '../../engine/imports/import-target.ts';
import type { StackDefinition, StackRecord } from '../../engine/stacks/stack-record.ts';
import { listResources } from '../../engine/stacks/stack-store.ts';
import { readTemplate } from '../../engine/template/read-template.ts';
import type { CallContext } from '../../service.ts';

/** The resources a change set of type `IMPORT` is to take, checked as far as AWS checks before it answers. */
export function requestedImports(
  ctx: CallContext,
  { ResourcesToImport = [] }: Pick<CreateChangeSetInput, 'ResourcesToImport'>,
  stack: StackRecord,
  definition: StackDefinition,
  { changes, outputsChange }: PlanResult,
): ImportTarget[] {
  const targets = ResourcesToImport.map(importTarget);
  const existing = listResources(ctx.store, stack.id).filter(
    ({ physicalId, status }) => physicalId !== undefined && status !== 'DELETE_COMPLETE',
  );
  checkImports({
    targets,
    template: readTemplate(definition.template),
    existing: new Set(existing.map(({ logicalId }) => logicalId)),
    changes,
  });
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  checkUnchanged(isNew ? undefined : stack.definition, definition, outputsChange);
  return targets;
}

function importTarget(
  { LogicalResourceId, ResourceIdentifier, ResourceType }: ResourceToImport,
  index: number,
): ImportTarget {
  const members = {
    resourceType: ResourceType,
    logicalResourceId: LogicalResourceId,
    resourceIdentifier: hasMembers(ResourceIdentifier) ? ResourceIdentifier : undefined,
  };
  const missing = Object.entries(members).find(([, value]) => value === undefined);
  if (missing) {
    throw validationError(
      `1 validation error detected: Value null at 'resourcesToImport.${index + 1}.member.${missing[0]}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return {
    logicalId: LogicalResourceId ?? '',
    type: ResourceType ?? '',
    identifier: ResourceIdentifier ?? {},
  };
}

function hasMembers(identifier: object | undefined): boolean {
  return identifier !== undefined && Object.keys(identifier).length > 0;
}
