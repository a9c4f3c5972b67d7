import type { Store } from '../../store/store.ts';
import type { ChangeSetRecord } from './change-set-record.ts';

const changeSets = 'cloudformation-change-set';

export function getChangeSet(store: Store, id: string): ChangeSetRecord | undefined {
  return store.get<ChangeSetRecord>(changeSets, id);
}

export function listChangeSets(store: Store): ChangeSetRecord[] {
  return store.list<ChangeSetRecord>(changeSets);
}

export function putChangeSet(store: Store, changeSet: ChangeSetRecord): void {
  store.put(changeSets, changeSet.id, changeSet);
}

export function removeChangeSet(store: Store, id: string): void {
  store.delete(changeSets, id);
}

/** Nothing when the change set has been deleted meanwhile. */
export function updateChangeSet(
  store: Store,
  id: string,
  change: Partial<ChangeSetRecord>,
): ChangeSetRecord | undefined {
  const changeSet = getChangeSet(store, id);
  if (!changeSet) return undefined;
  const changed = { ...changeSet, ...change };
  putChangeSet(store, changed);
  return changed;
}

export function setChangeSetExecution(
  store: Store,
  id: string,
  execution: ChangeSetRecord['execution'],
): void {
  updateChangeSet(store, id, { execution });
}

/** What was planned for a stack cannot be executed once something else has been. */
export function makeObsolete(store: Store, stackId: string, executed?: string): void {
  for (const { id, stackId: owner, execution } of listChangeSets(store)) {
    if (owner === stackId && id !== executed && execution === 'AVAILABLE') {
      updateChangeSet(store, id, { execution: 'OBSOLETE' });
    }
  }
}
