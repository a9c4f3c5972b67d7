import { randomBytes } from 'node:crypto';
import type {
  GetWorkflowRunPropertiesRequest,
  GetWorkflowRunPropertiesResponse,
  GetWorkflowRunRequest,
  GetWorkflowRunResponse,
  GetWorkflowRunsRequest,
  GetWorkflowRunsResponse,
  PutWorkflowRunPropertiesRequest,
  StartWorkflowRunRequest,
  StartWorkflowRunResponse,
  StopWorkflowRunRequest,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { stopCrawl } from './crawler-life.ts';
import { crawlers } from './crawler-store.ts';
import { stopRun } from './job-run-life.ts';
import { isEnded } from './job-store.ts';
import { pageOf } from './page.ts';
import { presentWorkflowRun } from './present-workflow-run.ts';
import { invalidInput, notFound } from './refusals.ts';
import { type TriggerRecord, triggersOf } from './trigger-store.ts';
import { fireInRun, progressWorkflow } from './workflow-progress.ts';
import { crawlsIn, jobRunsIn, stepsOf } from './workflow-steps.ts';
import {
  findWorkflowRun,
  forgetOldWorkflowRuns,
  isUnderWay,
  saveWorkflowRun,
  type WorkflowRecord,
  type WorkflowRunRecord,
  workflowRunsOf,
  workflows,
} from './workflow-store.ts';

/** @throws AwsError ConcurrentRunsExceededException, EntityNotFoundException, InvalidInputException */
export function startWorkflowRun(
  input: StartWorkflowRunRequest,
  ctx: CallContext,
): StartWorkflowRunResponse {
  const workflow = workflows.existing(ctx, input.Name);
  return { RunId: runWorkflow(ctx, workflow, input.RunProperties).id };
}

/** Starts a run with the workflow's start trigger. */
export function runWorkflow(
  ctx: CallContext,
  workflow: WorkflowRecord,
  properties: Readonly<Record<string, string>> = {},
): WorkflowRunRecord {
  const start = startTriggerOf(ctx, workflow.name);
  if (!start) throw invalidInput(`Workflow ${workflow.name} has no start trigger.`);
  const run = openWorkflowRun(ctx, workflow, {
    properties: { ...workflow.defaultRunProperties, ...properties },
    firedTriggers: [],
    carriedOver: [],
  });
  fireInRun(ctx, run, start);
  progressWorkflow(ctx, workflow.name, run.id);
  return run;
}

/** Records a run that is about to start. Throws ConcurrentRunsExceededException. */
export function openWorkflowRun(
  ctx: CallContext,
  { maxConcurrentRuns, name }: WorkflowRecord,
  run: Pick<WorkflowRunRecord, 'properties' | 'firedTriggers' | 'carriedOver' | 'previousRunId'>,
): WorkflowRunRecord {
  const active = workflowRunsOf(ctx, name).filter(isUnderWay);
  if (maxConcurrentRuns !== undefined && active.length >= maxConcurrentRuns) {
    throw new AwsError(
      'ConcurrentRunsExceededException',
      `Concurrent runs exceeded for workflow: ${name}.`,
    );
  }
  forgetOldWorkflowRuns(ctx, name);
  return saveWorkflowRun(ctx, {
    ...run,
    id: `wr_${randomBytes(32).toString('hex')}`,
    workflowName: name,
    status: 'RUNNING',
    startedAt: ctx.clock.now().toISOString(),
    refusedActions: [],
  });
}

export function startTriggerOf(ctx: CallContext, workflowName: string): TriggerRecord | undefined {
  return triggersOf(ctx, workflowName).find(({ type }) => type !== 'CONDITIONAL');
}

export function existingWorkflowRun(
  ctx: CallContext,
  name: string | undefined,
  id: string | undefined,
): WorkflowRunRecord {
  const workflow = workflows.existing(ctx, name);
  const found = findWorkflowRun(ctx, workflow.name, id);
  if (found) return found;
  throw notFound(`Workflow run ${id ?? ''} of workflow ${workflow.name} not found.`);
}

export function getWorkflowRun(
  input: GetWorkflowRunRequest,
  ctx: CallContext,
): GetWorkflowRunResponse {
  const run = existingWorkflowRun(ctx, input.Name, input.RunId);
  return { Run: presentWorkflowRun(ctx, run, input.IncludeGraph) };
}

/** The newest first. */
export function getWorkflowRuns(
  input: GetWorkflowRunsRequest,
  ctx: CallContext,
): GetWorkflowRunsResponse {
  const { name } = workflows.existing(ctx, input.Name);
  const { items, NextToken } = pageOf(workflowRunsOf(ctx, name), input);
  return {
    Runs: items.map((run) => presentWorkflowRun(ctx, run, input.IncludeGraph)),
    ...(NextToken && { NextToken }),
  };
}

/**
 * Stops what the run has under way; nothing more will be started.
 * @throws AwsError EntityNotFoundException, IllegalWorkflowStateException
 */
export function stopWorkflowRun(input: StopWorkflowRunRequest, ctx: CallContext): object {
  const run = existingWorkflowRun(ctx, input.Name, input.RunId);
  if (run.status !== 'RUNNING') {
    throw new AwsError(
      'IllegalWorkflowStateException',
      `Workflow run ${run.id} cannot be stopped in the state of ${run.status}.`,
    );
  }
  const stopping = saveWorkflowRun(ctx, { ...run, status: 'STOPPING' });
  for (const { kind, name } of stepsOf(ctx, run.workflowName)) {
    if (kind === 'JOB') stopJobs(ctx, stopping, name);
    else stopCrawls(ctx, stopping, name);
  }
  progressWorkflow(ctx, run.workflowName, run.id);
  return {};
}

function stopJobs(ctx: CallContext, run: WorkflowRunRecord, name: string): void {
  for (const each of jobRunsIn(ctx, run, name)) {
    if (!isEnded(each) && each.state !== 'STOPPING') stopRun(ctx, each);
  }
}

function stopCrawls(ctx: CallContext, run: WorkflowRunRecord, name: string): void {
  const [latest] = crawlsIn(ctx, run, name);
  const crawler = crawlers.find(ctx, name);
  if (crawler?.state === 'RUNNING' && crawler.crawlId === latest?.id) stopCrawl(ctx, crawler);
}

export function getWorkflowRunProperties(
  input: GetWorkflowRunPropertiesRequest,
  ctx: CallContext,
): GetWorkflowRunPropertiesResponse {
  const { properties } = existingWorkflowRun(ctx, input.Name, input.RunId);
  return { RunProperties: { ...properties } };
}

/** Adds properties to those the run has. */
export function putWorkflowRunProperties(
  input: PutWorkflowRunPropertiesRequest,
  ctx: CallContext,
): object {
  const run = existingWorkflowRun(ctx, input.Name, input.RunId);
  saveWorkflowRun(ctx, { ...run, properties: { ...run.properties, ...input.RunProperties } });
  return {};
}
