import { isNotFound } from '../../resources/answer.ts';
import { AwsError } from '../../service.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { getResource, removeResource } from '../stacks/stack-store.ts';
import type { DeletionPolicy } from '../template/template.ts';
import { placeOf, providerOf } from './desired-resource.ts';
import { injectFailure } from './inject-failure.ts';
import type { OperationRecord } from './operation.ts';
import { assertPolicyAllows } from './stack-policy-gate.ts';
import type { Step } from './step.ts';

const dependencyRetries = 3;
const dependencyRetrySeconds = 10;

/** Deletes one physical resource, or skips it where a policy or the caller retains it. */
export async function remove(step: Step): Promise<void> {
  const { resource } = step.task;
  if (!resource) return;
  if (resource.physicalId === undefined) return finish(step, resource, 'DELETE_COMPLETE');
  if (isRetained(step.operation, resource)) return finish(step, resource, 'DELETE_SKIPPED');
  const started = { ...resource, status: 'DELETE_IN_PROGRESS', statusReason: undefined };
  if (!step.task.interrupted) tell(step, started);
  if (step.operation.phase === 'cleanup' && ownsLogicalId(step, resource)) {
    assertPolicyAllows(step, resource, 'Update:Delete');
  }
  await injectFailure(step, resource.type, 'DELETE');
  await deletePhysical(step, resource, resource.physicalId);
  finish(step, resource, 'DELETE_COMPLETE');
}

/** Whether the resource stays: asked for by the caller, or by the policy that applies in this phase. */
function isRetained(operation: OperationRecord, resource: ResourceRecord): boolean {
  if (operation.retain.includes(resource.logicalId)) return true;
  if (operation.phase === 'restore-cleanup') return false;
  const policy = policyOf(operation, resource);
  if (
    policy === 'RetainExceptOnCreate' ||
    (policy === 'Retain' && operation.retainExceptOnCreate)
  ) {
    return operation.phase !== 'rollback';
  }
  return policy === 'Retain';
}

/** The policy that applies: another where the resource was replaced. */
function policyOf(operation: OperationRecord, resource: ResourceRecord): DeletionPolicy {
  const isReplaced = operation.phase === 'cleanup' && isIn(operation.replaced, resource);
  return isReplaced ? resource.updateReplacePolicy : resource.deletionPolicy;
}

/** A snapshot is named after the stack, the resource, and something that tells deletions apart. */
function finalSnapshotOf(
  { operation, stackId }: Step,
  resource: ResourceRecord,
  clientToken: string,
): { finalSnapshot?: string } {
  const isUndone = operation.phase === 'rollback' || operation.phase === 'restore-cleanup';
  if (isUndone || policyOf(operation, resource) !== 'Snapshot') return {};
  const stackName = stackId.split('/')[1] ?? 'stack';
  const suffix = clientToken.replaceAll(/[^A-Za-z0-9]/g, '').slice(-12);
  return { finalSnapshot: `${stackName}-snapshot-${resource.logicalId}-${suffix}`.toLowerCase() };
}

function isIn(resources: readonly ResourceRecord[], { physicalId }: ResourceRecord): boolean {
  return resources.some((resource) => resource.physicalId === physicalId);
}

async function deletePhysical(
  step: Step,
  resource: ResourceRecord,
  physicalId: string,
): Promise<void> {
  const provider = providerOf(resource.type);
  const { isDeletable } = provider;
  if (isDeletable) await step.settle(0, () => isDeletable(step.ctx, physicalId));
  for (let attempt = 0; ; attempt++) {
    try {
      const place = placeOf(step, resource.type);
      const doomed = { ...place, ...finalSnapshotOf(step, resource, place.clientToken) };
      await provider.delete(step.ctx, physicalId, resource.properties, doomed);
      break;
    } catch (cause) {
      if (isNotFound(cause)) break;
      if (!isDependency(cause) || attempt >= dependencyRetries) throw cause;
      await step.settle(dependencyRetrySeconds);
    }
  }
  const { isGone } = provider;
  await step.settle(provider.seconds.delete, isGone && (() => isGone(step.ctx, physicalId)));
}

function isDependency(cause: unknown): boolean {
  return cause instanceof AwsError && /DependencyViolation|DeleteConflict|InUse/.test(cause.code);
}

function finish(step: Step, resource: ResourceRecord, status: string): void {
  const finished = { ...resource, status, statusReason: undefined };
  const { operation } = step;
  tell(step, finished);
  if (
    ownsLogicalId(step, resource) &&
    operation.phase !== 'rollback' &&
    operation.phase !== 'delete'
  ) {
    removeResource(step.ctx.store, step.stackId, resource.logicalId);
  }
}

/** The record of a logical id belongs to its present physical resource only. */
function tell(step: Step, resource: ResourceRecord): void {
  if (ownsLogicalId(step, resource)) step.record(resource);
  else step.announce(resource);
}

function ownsLogicalId(step: Step, resource: ResourceRecord): boolean {
  const current = getResource(step.ctx.store, step.stackId, resource.logicalId);
  return current !== undefined && current.physicalId === resource.physicalId;
}
