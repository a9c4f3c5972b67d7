import type { Store } from '../../store/store.ts';
import { isLive, type ResourceRecord, type StackRecord, stackUuid } from './stack-record.ts';

const stacks = 'cloudformation-stack';
const hidingStacks = 'cloudformation-hiding-stack';

export function getStack(store: Store, id: string): StackRecord | undefined {
  return store.get<StackRecord>(stacks, id);
}

/** A stack that an operation runs on; it cannot be absent. */
export function requireStack(store: Store, id: string): StackRecord {
  const stack = getStack(store, id);
  if (!stack) throw new Error(`No stack ${id}`);
  return stack;
}

/** By name the stack that exists, by id also one that was deleted. */
export function findStack(store: Store, nameOrId: string): StackRecord | undefined {
  if (nameOrId.startsWith('arn:')) return getStack(store, nameOrId);
  return listStacks(store).findLast((stack) => stack.name === nameOrId && isLive(stack));
}

export function listStacks(store: Store): StackRecord[] {
  return store.list<StackRecord>(stacks);
}

export function putStack(store: Store, stack: StackRecord): void {
  store.put(stacks, stack.id, stack);
}

/** Changes members of a stack, read and written without a turn of the event loop between. */
export function updateStack(store: Store, id: string, change: Partial<StackRecord>): StackRecord {
  const changed = { ...requireStack(store, id), ...change };
  putStack(store, changed);
  return changed;
}

export function getResource(
  store: Store,
  stackId: string,
  logicalId: string,
): ResourceRecord | undefined {
  return store.get<ResourceRecord>(resources(stackId), logicalId);
}

export function listResources(store: Store, stackId: string): ResourceRecord[] {
  return store.list<ResourceRecord>(resources(stackId));
}

export function putResource(store: Store, stackId: string, resource: ResourceRecord): void {
  store.put(resources(stackId), resource.logicalId, resource);
  if (resource.hidesAttributes) store.put(hidingStacks, stackId, { stackId });
}

/** Whether a resource of the stack hides its attributes, or ever did: told without reading its resources. */
export function everHidAttributes(store: Store, stackId: string): boolean {
  return store.get(hidingStacks, stackId) !== undefined;
}

export function removeResource(store: Store, stackId: string, logicalId: string): void {
  store.delete(resources(stackId), logicalId);
}

function resources(stackId: string): string {
  return `cloudformation-resource:${stackUuid(stackId)}`;
}
