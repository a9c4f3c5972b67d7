import { randomUUID } from 'node:crypto';
import { AwsError, type CallContext } from '../../service.ts';
import { fireActions } from './fire-actions.ts';
import { followSchedule } from './schedule.ts';
import { isActive, type TriggerRecord, triggers } from './trigger-store.ts';
import { runWorkflow } from './workflow-runs.ts';
import { workflows } from './workflow-store.ts';

/** AWS time that a trigger takes to be activated or deactivated. */
const passageSeconds = 5;

/** Activates a trigger, or fires one that runs on demand. */
export function activate(ctx: CallContext, trigger: TriggerRecord): void {
  if (trigger.type === 'ON_DEMAND') {
    fire(ctx, trigger);
    return;
  }
  enter(ctx, { ...trigger, state: 'ACTIVATING', activatedAt: ctx.clock.now().toISOString() });
}

export function deactivate(ctx: CallContext, trigger: TriggerRecord): void {
  enter(ctx, { ...trigger, state: 'DEACTIVATING' });
}

/** Of a trigger whose definition has changed: what it waits for may have changed too. */
export function restartTrigger(ctx: CallContext, trigger: TriggerRecord): void {
  enter(ctx, trigger);
}

function enter(ctx: CallContext, trigger: TriggerRecord): void {
  const entered = triggers.save(ctx, { ...trigger, stamp: randomUUID() });
  follow(ctx, entered);
}

/** Takes up again what a restart interrupted; what was left of a wait is not kept. */
export function resumeTriggers(ctx: CallContext): void {
  for (const trigger of triggers.all(ctx)) follow(ctx, trigger);
}

function follow(ctx: CallContext, trigger: TriggerRecord): void {
  const { name, schedule, stamp, state, type } = trigger;
  const current = () => {
    const found = triggers.find(ctx, name);
    return found?.stamp === stamp ? found : undefined;
  };
  if (state === 'ACTIVATING' || state === 'DEACTIVATING') {
    ctx.clock.after(passageSeconds, () => {
      const found = current();
      if (!found) return;
      triggers.save(ctx, {
        ...found,
        state: state === 'ACTIVATING' ? 'ACTIVATED' : 'DEACTIVATED',
      });
    });
  }
  if (type !== 'SCHEDULED' || !schedule || !isActive(trigger)) return;
  followSchedule(
    ctx.clock,
    schedule,
    () => current() !== undefined,
    () => fireScheduled(ctx, trigger),
  );
}

/** A schedule goes on though one of its runs was refused. */
function fireScheduled(ctx: CallContext, trigger: TriggerRecord): void {
  try {
    fire(ctx, trigger);
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
  }
}

/** The trigger that a workflow starts with starts a run of it. */
function fire(ctx: CallContext, trigger: TriggerRecord): void {
  const workflow = workflows.find(ctx, trigger.workflowName);
  if (workflow) runWorkflow(ctx, workflow);
  else fireActions(ctx, trigger.actions, { triggerName: trigger.name });
}
