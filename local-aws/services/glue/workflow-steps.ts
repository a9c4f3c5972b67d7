import type { Action, Condition } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import type { Outcome } from './conditions.ts';
import { type CrawlRecord, crawls } from './crawler-store.ts';
import { type JobRunRecord, jobRuns } from './job-store.ts';
import { crawlOutcome, jobOutcome } from './outcomes.ts';
import { type TriggerRecord, triggersOf } from './trigger-store.ts';
import { findWorkflowRun, type WorkflowRunRecord } from './workflow-store.ts';

/** A job or a crawler that a workflow's triggers start. */
export interface Step {
  readonly kind: 'JOB' | 'CRAWLER';
  readonly name: string;
}

export function stepKey({ kind, name }: Step): string {
  return `${kind}:${name}`;
}

/** What a trigger starts. */
export function startedBy({ actions }: TriggerRecord): Step[] {
  return actions.map(stepNamed);
}

/** What a trigger waits for. */
export function watchedBy({ predicate }: TriggerRecord): Step[] {
  return (predicate?.Conditions ?? []).map(stepNamed);
}

function stepNamed({ CrawlerName, JobName = '' }: Condition | Action): Step {
  return CrawlerName ? { kind: 'CRAWLER', name: CrawlerName } : { kind: 'JOB', name: JobName };
}

/** Every job and crawler that the workflow's triggers start, each once. */
export function stepsOf(ctx: CallContext, workflowName: string): Step[] {
  const steps = triggersOf(ctx, workflowName).flatMap(startedBy);
  return [...new Map(steps.map((step) => [stepKey(step), step])).values()];
}

/** A job's runs in a workflow's run, the newest first; those of the run it resumes where they still stand. */
export function jobRunsIn(ctx: CallContext, run: WorkflowRunRecord, name: string): JobRunRecord[] {
  const own = jobRuns.where(ctx, name, ({ origin }) => origin.workflowRunId === run.id);
  const previous = own.length === 0 && carriedFrom(ctx, run, { kind: 'JOB', name });
  return previous ? jobRunsIn(ctx, previous, name) : own;
}

export function crawlsIn(ctx: CallContext, run: WorkflowRunRecord, name: string): CrawlRecord[] {
  const own = crawls.where(ctx, name, ({ origin }) => origin.workflowRunId === run.id);
  const previous = own.length === 0 && carriedFrom(ctx, run, { kind: 'CRAWLER', name });
  return previous ? crawlsIn(ctx, previous, name) : own;
}

function carriedFrom(
  ctx: CallContext,
  { carriedOver, previousRunId, workflowName }: WorkflowRunRecord,
  step: Step,
): WorkflowRunRecord | undefined {
  if (!carriedOver.includes(stepKey(step))) return undefined;
  return findWorkflowRun(ctx, workflowName, previousRunId);
}

/** How a job or crawler came out in a workflow's run. */
export function outcomeIn(
  ctx: CallContext,
  run: WorkflowRunRecord,
  { kind, name }: Step,
): Outcome | undefined {
  if (kind === 'JOB') {
    const [latest] = jobRunsIn(ctx, run, name);
    return latest && jobOutcome(latest);
  }
  const [latest] = crawlsIn(ctx, run, name);
  return latest && crawlOutcome(latest);
}

/** The same for what a condition names. */
export function conditionOutcome(
  ctx: CallContext,
  run: WorkflowRunRecord,
  condition: Condition,
): Outcome | undefined {
  return outcomeIn(ctx, run, stepNamed(condition));
}
