import type { CallContext } from '../../service.ts';
import {
  type CacheStatus,
  cacheTags,
  collections,
  findReplicationGroup,
  type ReplicationGroupRecord,
  replicationGroups,
  saveReplicationGroup,
} from './store.ts';

/** AWS time, in seconds, after which a state passes; a new group takes AWS several minutes. */
const seconds: Readonly<Partial<Record<CacheStatus, number>>> = {
  creating: 420,
  modifying: 180,
  snapshotting: 120,
  deleting: 200,
};

/** Enters a state, and leaves it again when its time has passed. */
export function enter(
  ctx: CallContext,
  record: ReplicationGroupRecord,
  status: CacheStatus,
): ReplicationGroupRecord {
  const entered = saveReplicationGroup(ctx, { ...record, status });
  schedule(ctx, entered);
  return entered;
}

/** Schedules anew what a restart interrupted; what was left of a wait is not kept. */
export function resumeReplicationGroups(ctx: CallContext): void {
  for (const record of replicationGroups(ctx)) schedule(ctx, record);
}

/** A group made anew under the id is another one, which waits for itself. */
function schedule(ctx: CallContext, { id, status, arn, createdAt }: ReplicationGroupRecord): void {
  const wait = seconds[status];
  if (wait === undefined) return;
  ctx.clock.after(wait, () => {
    const current = findReplicationGroup(ctx, id);
    if (current?.createdAt !== createdAt || current.status !== status) return;
    if (status !== 'deleting') {
      saveReplicationGroup(ctx, { ...current, status: 'available' });
      return;
    }
    ctx.store.delete(collections.groups, id);
    cacheTags.forget(ctx, arn);
  });
}
