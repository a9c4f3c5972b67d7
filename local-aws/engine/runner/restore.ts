import type { ResourceRecord } from '../stacks/stack-record.ts';
import { getResource } from '../stacks/stack-store.ts';
import { asFound } from './as-found.ts';
import { attributesOf, providerOf, requestOf } from './desired-resource.ts';
import { injectFailure } from './inject-failure.ts';
import { updateOperation } from './operation-store.ts';
import type { Step } from './step.ts';

/** Puts a resource that an update touched back to what it was; a replacement only lends its logical id back. */
export async function restore(step: Step): Promise<void> {
  const { logicalId } = step.task;
  const before = step.operation.before[logicalId];
  const current = getResource(step.ctx.store, step.stackId, logicalId);
  if (!before?.physicalId || !current) return;
  if (isUntouched(before, current)) return;
  const record = { ...before, statusReason: undefined, status: 'UPDATE_IN_PROGRESS' };
  const begun = step.task.interrupted && current.status === 'UPDATE_IN_PROGRESS';
  if (!begun) step.announce(record);
  if (current.physicalId === before.physicalId) {
    await putBack(step, before, current);
  } else if (await isConsumed(step, before)) {
    await remake(step, before, current);
    return;
  } else {
    abandon(step, current);
  }
  step.record({ ...record, status: 'UPDATE_COMPLETE' });
}

/** Whether the replacement used the old resource up, as moving a route table's association does. */
async function isConsumed(step: Step, before: ResourceRecord): Promise<boolean> {
  const { read } = providerOf(before.type);
  if (!read || before.physicalId === undefined) return false;
  return (await read(step.ctx, before.physicalId, before.properties)) === undefined;
}

async function remake(step: Step, before: ResourceRecord, current: ResourceRecord): Promise<void> {
  const provider = providerOf(before.type);
  const request = await requestOf(step, before, current.physicalId);
  const physicalId = await provider.create(step.ctx, request);
  const attributes = await attributesOf(step, before, physicalId);
  abandon(step, current);
  step.record({
    ...before,
    physicalId,
    ...attributes,
    status: 'UPDATE_COMPLETE',
    statusReason: undefined,
  });
}

function isUntouched(before: ResourceRecord, current: ResourceRecord): boolean {
  return before.status === current.status && before.updatedAt === current.updatedAt;
}

function abandon(step: Step, current: ResourceRecord): void {
  updateOperation(step.ctx.store, step.stackId, ({ abandoned }) => ({
    abandoned: [...abandoned, current],
  }));
}

async function putBack(step: Step, before: ResourceRecord, current: ResourceRecord): Promise<void> {
  const provider = providerOf(before.type);
  const physicalId = before.physicalId ?? '';
  await injectFailure(step, before.type, 'UPDATE');
  await provider.update?.(step.ctx, physicalId, {
    ...(await requestOf(step, asFound(step, before))),
    previous: current.properties,
    previousTags: current.tags,
  });
  await step.settle(provider.seconds.update);
}
