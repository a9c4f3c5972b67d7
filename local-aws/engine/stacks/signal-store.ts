import type { Store } from '../../store/store.ts';
import { stackUuid } from './stack-record.ts';

/** A signal that a resource received while it was being created. */
export interface SignalRecord {
  readonly logicalId: string;
  readonly uniqueId: string;
  readonly status: 'SUCCESS' | 'FAILURE';
}

export function signalsOf(store: Store, stackId: string, logicalId: string): SignalRecord[] {
  return store
    .list<SignalRecord>(collection(stackId))
    .filter((signal) => signal.logicalId === logicalId);
}

export function putSignal(store: Store, stackId: string, signal: SignalRecord): void {
  store.put(collection(stackId), key(signal), signal);
}

/** A new physical resource waits for signals of its own. */
export function forgetSignals(store: Store, stackId: string, logicalId: string): void {
  for (const signal of signalsOf(store, stackId, logicalId)) {
    store.delete(collection(stackId), key(signal));
  }
}

function key({ logicalId, uniqueId }: SignalRecord): string {
  return `${logicalId}/${uniqueId}`;
}

function collection(stackId: string): string {
  return `cloudformation-signal:${stackUuid(stackId)}`;
}
