import type { Condition } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { metBy, type Outcome } from './conditions.ts';
import { crawls } from './crawler-store.ts';
import { fireActions } from './fire-actions.ts';
import { jobRuns } from './job-store.ts';
import { crawlOutcome, jobOutcome } from './outcomes.ts';
import { isActive, type TriggerRecord, triggers } from './trigger-store.ts';

/** Fires the conditional triggers outside workflows that the runs which triggers started now satisfy. */
export function fireStandaloneTriggers(ctx: CallContext): void {
  const candidates = triggers
    .all(ctx)
    .filter((trigger) => trigger.type === 'CONDITIONAL' && trigger.workflowName === undefined);
  for (const trigger of candidates.filter(isActive)) {
    const met = metBy(trigger.predicate ?? {}, (condition) => newOutcome(ctx, trigger, condition));
    if (!met) continue;
    const answeredRuns = [...trigger.answeredRuns, ...met.map(({ runId }) => runId)].slice(-100);
    triggers.save(ctx, { ...trigger, answeredRuns });
    fireActions(ctx, trigger.actions, { triggerName: trigger.name });
  }
}

/** Only runs count that began since the trigger was activated, and that it has not answered. */
function newOutcome(
  ctx: CallContext,
  { activatedAt = '', answeredRuns }: TriggerRecord,
  { JobName, CrawlerName }: Condition,
): Outcome | undefined {
  const counts = (id: string, startedAt: string, triggerName: string | undefined) =>
    triggerName !== undefined && startedAt >= activatedAt && !answeredRuns.includes(id);
  if (JobName) {
    const latest = jobRuns.newest(ctx, JobName);
    const isNew = latest && counts(latest.id, latest.startedAt, latest.origin.triggerName);
    return isNew ? jobOutcome(latest) : undefined;
  }
  const latest = crawls.newest(ctx, CrawlerName ?? '');
  const isNew = latest && counts(latest.id, latest.startedAt, latest.origin.triggerName);
  return isNew ? crawlOutcome(latest) : undefined;
}
