import { propertyChanges, strongestRecreation } from '../changes/property-changes.ts';
import { liveState } from '../drift/live-state.ts';
import { sameJson } from '../json-value.ts';
import { forgetSignals } from '../stacks/signal-store.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { getResource, putResource } from '../stacks/stack-store.ts';
import { adopt } from './adopt.ts';
import { asFound } from './as-found.ts';
import { awaitSignals } from './await-signals.ts';
import {
  assertProperties,
  attributesOf,
  type DesiredResource,
  desiredResource,
  providerOf,
  requestOf,
} from './desired-resource.ts';
import { injectFailure } from './inject-failure.ts';
import { updateOperation } from './operation-store.ts';
import { assertPolicyAllows } from './stack-policy-gate.ts';
import type { Step } from './step.ts';

const callSeconds = 1;
const replacementReason =
  'Requested update requires the creation of a new physical resource; hence creating one.';
const providerReplacementReason =
  'Requested update required the provider to create a new physical resource';

/** Brings one resource to what the template wants: creates, updates, replaces, or finds it unchanged. */
export async function provision(step: Step): Promise<void> {
  const { store } = step.ctx;
  const { logicalId } = step.task;
  const current = getResource(store, step.stackId, logicalId);
  const desired = desiredResource(step);
  const found = await withoutVanished(step, current);
  rememberBefore(step, found);
  const imported = step.operation.imports?.[logicalId];
  if (imported) return adopt(step, desired, imported);
  const begun = isBegun(step, current) ? current : undefined;
  const before = asFound(step, begun ? step.operation.before[logicalId] : found);
  if (!before?.physicalId || isRemoved(before)) return create(step, desired, begun);
  const consequence = consequenceOf(before, desired);
  if (consequence === 'none') return putResource(store, step.stackId, { ...before, ...desired });
  if (consequence === 'replace') return replace(step, desired, before, begun);
  return change(step, desired, before, begun);
}

/** Where drift is reverted, what a resource is now is looked at first; undefined where it is gone. */
async function withoutVanished(
  step: Step,
  current: ResourceRecord | undefined,
): Promise<ResourceRecord | undefined> {
  const { actual } = step.operation;
  if (!actual || !current?.physicalId || current.logicalId in actual) return current;
  const { logicalId } = current;
  const { properties, status, tags } = await liveState(step.ctx, step.stack, current);
  if (status === 'DELETED') return undefined;
  updateOperation(step.ctx.store, step.stackId, (operation) => ({
    actual: { ...operation.actual, [logicalId]: { properties, tags } },
  }));
  return current;
}

/** Whether a process that has ended had begun this step: its first event is told already. */
function isBegun(step: Step, current: ResourceRecord | undefined): boolean {
  return step.task.interrupted === true && current?.status.endsWith('_IN_PROGRESS') === true;
}

/** A resource whose deletion was complete; its record stays until the stack is done with it. */
function isRemoved(resource: ResourceRecord): boolean {
  return resource.status === 'DELETE_COMPLETE';
}

function consequenceOf(
  before: ResourceRecord,
  desired: DesiredResource,
): 'none' | 'replace' | 'change' {
  if (before.type !== desired.type || before.status === 'CREATE_FAILED') return 'replace';
  const changes = propertyChanges(desired.type, before.properties, desired.properties);
  if (changes.length === 0 && sameJson({ ...before.tags }, { ...desired.tags })) return 'none';
  const inPlace =
    strongestRecreation(changes) !== 'Always' && providerOf(desired.type).update !== undefined;
  return inPlace ? 'change' : 'replace';
}

async function create(
  step: Step,
  desired: DesiredResource,
  begun: ResourceRecord | undefined,
): Promise<void> {
  const provider = providerOf(desired.type);
  const record = { ...desired, attributes: {}, status: 'CREATE_IN_PROGRESS' };
  const resumed = begun?.physicalId;
  if (!begun) beginCreation(step, record);
  const physicalId = resumed ?? (await make(step, desired, 'CREATE'));
  const made = { ...record, physicalId };
  if (resumed === undefined) {
    step.record({ ...made, statusReason: 'Resource creation Initiated' });
  }
  await settle(step, provider.seconds.create, desired.type, physicalId);
  await awaitSignals(step);
  const attributes = await attributesOf(step, desired, physicalId);
  step.record({ ...made, ...attributes, status: 'CREATE_COMPLETE' });
}

async function replace(
  step: Step,
  desired: DesiredResource,
  before: ResourceRecord,
  begun: ResourceRecord | undefined,
): Promise<void> {
  const provider = providerOf(desired.type);
  const record = { ...desired, attributes: before.attributes, status: 'UPDATE_IN_PROGRESS' };
  const resumed = begun?.physicalId === before.physicalId ? undefined : begun?.physicalId;
  if (!begun) {
    const { physicalId } = before;
    beginCreation(step, { ...record, physicalId, statusReason: replacementReason });
  }
  assertPolicyAllows(step, desired, 'Update:Replace');
  const physicalId = resumed ?? (await make(step, desired, 'UPDATE', before.physicalId));
  const made = { ...record, physicalId };
  if (resumed === undefined) {
    step.record({ ...made, statusReason: 'Resource creation Initiated' });
    updateOperation(step.ctx.store, step.stackId, ({ replaced }) => ({
      replaced: [...replaced, before],
    }));
  }
  await settle(step, provider.seconds.create, desired.type, physicalId);
  await awaitSignals(step);
  const attributes = await attributesOf(step, desired, physicalId);
  step.record({ ...made, ...attributes, status: 'UPDATE_COMPLETE' });
}

async function change(
  step: Step,
  desired: DesiredResource,
  before: ResourceRecord,
  begun: ResourceRecord | undefined,
): Promise<void> {
  const provider = providerOf(desired.type);
  const physicalId = before.physicalId ?? '';
  const record = { ...before, ...desired, statusReason: undefined, status: 'UPDATE_IN_PROGRESS' };
  if (!begun) step.record(record);
  assertPolicyAllows(step, desired, 'Update:Modify');
  await injectFailure(step, desired.type, 'UPDATE');
  assertProperties(desired);
  const changedId = await provider.update?.(step.ctx, physicalId, {
    ...(await requestOf(step, desired)),
    previous: before.properties,
    previousTags: before.tags,
  });
  const present = { ...record, physicalId: changedId ?? physicalId };
  if (present.physicalId !== physicalId) leaveBehind(step, present, before);
  await settle(step, provider.seconds.update, desired.type, present.physicalId);
  const attributes = await attributesOf(step, desired, present.physicalId);
  step.record({ ...present, ...attributes, status: 'UPDATE_COMPLETE' });
}

/** A custom resource may answer an update with another physical id: the old one is deleted when all is done. */
function leaveBehind(
  step: Step,
  present: Omit<ResourceRecord, 'updatedAt'>,
  before: ResourceRecord,
): void {
  step.record({ ...present, statusReason: providerReplacementReason });
  updateOperation(step.ctx.store, step.stackId, ({ replaced }) => ({
    replaced: [...replaced, before],
  }));
}

/** From here on signals are taken, and what an earlier resource received does not count. */
function beginCreation(step: Step, record: Omit<ResourceRecord, 'updatedAt'>): void {
  forgetSignals(step.ctx.store, step.stackId, record.logicalId);
  step.record(record);
}

/** After a restart the resource may exist already: it is looked for before it is made. */
async function make(
  step: Step,
  desired: DesiredResource,
  action: 'CREATE' | 'UPDATE',
  replaces?: string,
): Promise<string> {
  const provider = providerOf(desired.type);
  const request = await requestOf(step, desired, replaces);
  const found = step.task.interrupted ? await provider.find?.(step.ctx, request) : undefined;
  if (found !== undefined) return found;
  await injectFailure(step, desired.type, action);
  assertProperties(desired);
  await step.settle(callSeconds);
  return provider.create(step.ctx, request);
}

async function settle(
  step: Step,
  seconds: number,
  type: string,
  physicalId: string,
): Promise<void> {
  const { isReady } = providerOf(type);
  await step.settle(seconds, isReady && (() => isReady(step.ctx, physicalId)));
}

function rememberBefore(step: Step, current: ResourceRecord | undefined): void {
  const { logicalId } = step.task;
  updateOperation(step.ctx.store, step.stackId, ({ before }) =>
    logicalId in before ? {} : { before: { ...before, [logicalId]: current ?? null } },
  );
}
