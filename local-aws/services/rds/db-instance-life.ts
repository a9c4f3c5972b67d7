import type { CallContext } from '../../service.ts';
import {
  type DbInstanceRecord,
  type DbInstanceStatus,
  dbInstances,
  findDbInstance,
  removeDbInstance,
  saveDbInstance,
} from './db-instance-store.ts';

import { emitDbInstancePassed } from './emit-rds-events.ts';

interface Passage {
  /** AWS time that the state lasts. */
  readonly seconds: number;
  readonly next: DbInstanceStatus | 'gone';
}

/** States that pass by themselves; a new instance takes AWS several minutes. */
const passages: Readonly<Partial<Record<DbInstanceStatus, Passage>>> = {
  creating: { seconds: 330, next: 'available' },
  modifying: { seconds: 120, next: 'available' },
  rebooting: { seconds: 45, next: 'available' },
  starting: { seconds: 240, next: 'available' },
  stopping: { seconds: 150, next: 'stopped' },
  deleting: { seconds: 150, next: 'gone' },
};

/** Enters a state, and leaves it again when its time has passed. */
export function enter(
  ctx: CallContext,
  record: DbInstanceRecord,
  status: DbInstanceStatus,
): DbInstanceRecord {
  const entered = saveDbInstance(ctx, { ...record, status });
  schedule(ctx, entered);
  return entered;
}

/** Schedules anew what a restart interrupted; what was left of a wait is not kept. */
export function resumeDbInstances(ctx: CallContext): void {
  for (const record of dbInstances(ctx)) schedule(ctx, record);
}

/** An instance made anew under the name is another one, which waits for itself. */
function schedule(ctx: CallContext, { identifier, resourceId, status }: DbInstanceRecord): void {
  const passage = passages[status];
  if (!passage) return;
  ctx.clock.after(passage.seconds, () => {
    const current = findDbInstance(ctx, identifier);
    if (current?.resourceId !== resourceId || current.status !== status) return;
    if (passage.next === 'gone') removeDbInstance(ctx, current);
    else saveDbInstance(ctx, { ...current, status: passage.next });
    emitDbInstancePassed(ctx, current, status);
  });
}
