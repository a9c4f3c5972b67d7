import type { Store } from '../../store/store.ts';
import type { OperationRecord, Task } from './operation.ts';

const operations = 'cloudformation-operation';

/** The operation that runs on a stack, or is suspended on it. */
export function getOperation(store: Store, stackId: string): OperationRecord | undefined {
  return store.get<OperationRecord>(operations, stackId);
}

export function listOperations(store: Store): OperationRecord[] {
  return store.list<OperationRecord>(operations);
}

export function putOperation(store: Store, operation: OperationRecord): void {
  store.put(operations, operation.stackId, operation);
}

export function removeOperation(store: Store, stackId: string): void {
  store.delete(operations, stackId);
}

/** Changes members of the running operation; nothing when it has ended meanwhile. */
export function updateOperation(
  store: Store,
  stackId: string,
  change: (operation: OperationRecord) => Partial<OperationRecord>,
): void {
  const operation = getOperation(store, stackId);
  if (operation) putOperation(store, { ...operation, ...change(operation) });
}

export function updateTask(
  store: Store,
  stackId: string,
  taskId: string,
  change: Partial<Task>,
): void {
  updateOperation(store, stackId, ({ tasks }) => ({
    tasks: tasks.map((task) => (task.id === taskId ? { ...task, ...change } : task)),
  }));
}
