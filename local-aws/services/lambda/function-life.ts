import type { CallContext } from '../../service.ts';
import { type FunctionRecord, findFunction, functions, saveFunction } from './function-store.ts';

/** AWS time until a function that was created or changed can be invoked and changed again, in seconds. */
const readySeconds = 3;

export function becomeReady(ctx: CallContext, { name, revisionId }: FunctionRecord): void {
  ctx.clock.after(readySeconds, () => {
    const current = findFunction(ctx, name);
    if (current?.revisionId !== revisionId) return;
    saveFunction(ctx, { ...current, state: 'Active', lastUpdateStatus: 'Successful' });
  });
}

export function resumeFunctions(ctx: CallContext): void {
  for (const record of functions(ctx)) {
    if (record.lastUpdateStatus === 'InProgress') becomeReady(ctx, record);
  }
}
