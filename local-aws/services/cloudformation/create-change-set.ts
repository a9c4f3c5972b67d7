import { randomUUID } from 'node:crypto';
import type { CreateChangeSetInput, CreateChangeSetOutput } from '@aws-sdk/client-cloudformation';
import type { ChangeSetRecord } from '../../engine/changes/change-set-record.ts';
import { listChangeSets, putChangeSet } from '../../engine/changes/change-set-store.ts';
import { completeChangeSet } from '../../engine/changes/complete-change-set.ts';
import { computeChanges } from '../../engine/changes/compute-changes.ts';
import { planOf } from '../../engine/changes/plan-of.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { recordStackEvent } from '../../engine/stacks/stack-events.ts';
import type { StackDefinition, StackRecord } from '../../engine/stacks/stack-record.ts';
import { findStack, putStack } from '../../engine/stacks/stack-store.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { checkedInstance, requestedDefinition } from './definition.ts';
import { checkStackName, newStack } from './new-stack.ts';
import { requestedImports } from './requested-imports.ts';
import { missingMember } from './stack-lookup.ts';
import { assertUpdatable } from './update-stack.ts';

const namePattern = /^[a-zA-Z][-a-zA-Z0-9]*$/;

/** Checks the template and answers at once; the comparison with the stack follows, as on AWS. */
export async function createChangeSet(
  input: CreateChangeSetInput,
  ctx: CallContext,
): Promise<CreateChangeSetOutput> {
  const name = checkName(input.ChangeSetName);
  const type = typeOf(input);
  checkDeploymentMode(input, type);
  const existing = input.StackName ? findStack(ctx.store, input.StackName) : undefined;
  const repeated = existing && sameRequest(ctx, existing, name, input.ClientToken);
  if (existing && repeated) return { Id: repeated.id, StackId: existing.id };
  const isNew = !existing || existing.status === 'REVIEW_IN_PROGRESS';
  if (type === 'CREATE') refuseExisting(existing, input.StackName, name);
  if (type === 'UPDATE') assertExists(existing, input.StackName);
  if (existing && (type === 'UPDATE' || (type === 'IMPORT' && !isNew))) assertUpdatable(existing);
  const previous = type === 'CREATE' || isNew ? undefined : existing?.definition;
  const definition = await requestedDefinition(ctx, input, previous);
  const current = existing ?? findStack(ctx.store, input.StackName ?? '');
  const stack = current ?? newStack(ctx, checkStackName(input.StackName), definition);
  checkedInstance(ctx, stack, definition);
  const plan = computeChanges(planOf(ctx, stack, definition));
  const imports =
    type === 'IMPORT' ? requestedImports(ctx, input, stack, definition, plan) : undefined;
  if (!current) {
    const reviewed = { ...stack, statusReason: 'User Initiated' };
    putStack(ctx.store, reviewed);
    recordStackEvent(ctx, reviewed, { reason: 'User Initiated' });
  }
  const changeSet = newChangeSet(ctx, { input, name, type, stack, definition, imports });
  putChangeSet(ctx.store, changeSet);
  completeChangeSet(ctx, changeSet.id);
  return { Id: changeSet.id, StackId: stack.id };
}

interface Parts {
  readonly input: CreateChangeSetInput;
  readonly name: string;
  readonly type: ChangeSetRecord['type'];
  readonly stack: StackRecord;
  readonly definition: StackDefinition;
  readonly imports: ChangeSetRecord['imports'];
}

function newChangeSet(
  ctx: CallContext,
  { input, name, type, stack, definition, imports }: Parts,
): ChangeSetRecord {
  return {
    id: `arn:aws:cloudformation:${ctx.region}:${ctx.account}:changeSet/${name}/${randomUUID()}`,
    name,
    stackId: stack.id,
    stackName: stack.name,
    type,
    ...(input.DeploymentMode && { deploymentMode: input.DeploymentMode }),
    description: input.Description,
    definition,
    ...(imports && { imports }),
    status: 'CREATE_PENDING',
    execution: 'UNAVAILABLE',
    createdAt: ctx.clock.now().toISOString(),
    onFailure: input.OnStackFailure,
    token: input.ClientToken,
    changes: [],
    validations: [],
  };
}

function checkName(name: string | undefined): string {
  if (!name) throw missingMember('changeSetName');
  if (namePattern.test(name) && name.length <= 128) return name;
  throw validationError(
    `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

function typeOf({
  ChangeSetType,
  ResourcesToImport,
}: CreateChangeSetInput): ChangeSetRecord['type'] {
  if (ChangeSetType === 'IMPORT') return 'IMPORT';
  if (ResourcesToImport?.length) {
    throw validationError('ResourcesToImport can only be specified with ChangeSetType IMPORT.');
  }
  return ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE';
}

/** Only what a stack has can have drifted. */
function checkDeploymentMode(
  { DeploymentMode }: CreateChangeSetInput,
  type: ChangeSetRecord['type'],
): void {
  if (DeploymentMode === undefined) return;
  if (DeploymentMode !== 'REVERT_DRIFT') {
    throw validationError(
      `1 validation error detected: Value '${DeploymentMode}' at 'deploymentMode' failed to satisfy constraint: Member must satisfy enum value set: [REVERT_DRIFT]`,
    );
  }
  if (type !== 'UPDATE') {
    throw validationError(
      'DeploymentMode REVERT_DRIFT can only be specified with ChangeSetType UPDATE.',
    );
  }
}

/** A retry with the token of the first request is that request; the same name with another token is a conflict. */
function sameRequest(
  ctx: CallContext,
  stack: StackRecord,
  name: string,
  token: string | undefined,
): ChangeSetRecord | undefined {
  const found = listChangeSets(ctx.store).find(
    (other) => other.stackId === stack.id && other.name === name,
  );
  if (found && token !== undefined && found.token === token) return found;
  if (found) throw new AwsError('AlreadyExistsException', `ChangeSet ${name} already exists`);
  return undefined;
}

function refuseExisting(
  existing: StackRecord | undefined,
  stackName: string | undefined,
  name: string,
): void {
  if (!existing || existing.status === 'REVIEW_IN_PROGRESS') return;
  throw validationError(
    `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
  );
}

function assertExists(existing: StackRecord | undefined, stackName: string | undefined): void {
  if (!stackName) throw missingMember('stackName');
  if (!existing) throw validationError(`Stack [${stackName}] does not exist`);
  if (existing.status === 'REVIEW_IN_PROGRESS') assertUpdatable(existing);
}
