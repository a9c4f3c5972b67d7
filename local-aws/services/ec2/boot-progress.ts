import type { CallContext } from '../../service.ts';
import { bootStages } from './boot-log-lines.ts';
import { type InstanceRecord, instanceKind } from './instance-kind.ts';
import { save } from './resource-kind.ts';

/** How far a host's boot log has come. */
export interface BootProgress {
  /** AWS time since the host began to boot, as far as the console has told of it. */
  readonly seconds: number;
  readonly toldAt: string;
  /** Tells one boot from the next. */
  readonly startedAt: string;
  readonly isRebooted: boolean;
}

export function bootBegins(ctx: CallContext, isRebooted = false): BootProgress {
  const startedAt = ctx.clock.now().toISOString();
  return { seconds: 0, startedAt, toldAt: startedAt, isRebooted };
}

/** Takes the boot log of a running host from stage to stage. */
export function followBoot(ctx: CallContext, instance: InstanceRecord): void {
  const { boot, instanceId } = instance;
  const next = bootStages.find((stage) => stage > (boot?.seconds ?? 0));
  if (!boot || next === undefined) return;
  ctx.clock.after(next - boot.seconds, () => {
    const current = ctx.store.get<InstanceRecord>(instanceKind.collection, instanceId);
    if (current?.state !== 'running' || current.boot?.startedAt !== boot.startedAt) return;
    const told = { ...boot, seconds: next, toldAt: ctx.clock.now().toISOString() };
    followBoot(ctx, save(ctx, instanceKind, { ...current, boot: told }));
  });
}
