import { randomBytes } from 'node:crypto';
import type {
  CancelDataQualityRulesetEvaluationRunRequest,
  DataSource,
  GetDataQualityRulesetEvaluationRunRequest,
  GetDataQualityRulesetEvaluationRunResponse,
  ListDataQualityRulesetEvaluationRunsRequest,
  ListDataQualityRulesetEvaluationRunsResponse,
  StartDataQualityRulesetEvaluationRunRequest,
  StartDataQualityRulesetEvaluationRunResponse,
  TaskStatusType,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { addResult, removeResults } from './data-quality-results.ts';
import { rulesets } from './data-quality-rulesets.ts';
import { pageOf } from './page.ts';
import { invalidInput, notFound } from './refusals.ts';
import { plannedFailure } from './run-failure.ts';
import { existingTable, findTable } from './table-store.ts';

interface EvaluationRunRecord {
  readonly id: string;
  readonly source: DataSource;
  readonly role: string;
  readonly workers: number;
  readonly timeoutMinutes: number;
  readonly clientToken?: string;
  readonly status: TaskStatusType;
  readonly error?: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly completedAt?: string;
  readonly rulesetNames: readonly string[];
  readonly resultIds: readonly string[];
}

const collection = 'glue.data-quality-run';
const keptRuns = 100;

/** AWS time in seconds. */
const seconds = { starting: 30, running: 60, stopping: 10 };

/** @throws AwsError EntityNotFoundException for a table or a ruleset, InvalidInputException */
export function startDataQualityRulesetEvaluationRun(
  input: StartDataQualityRulesetEvaluationRunRequest,
  ctx: CallContext,
): StartDataQualityRulesetEvaluationRunResponse {
  const { ClientToken, DataSource = {}, NumberOfWorkers = 5, RulesetNames = [] } = input;
  const known = runs(ctx).find(({ clientToken }) => clientToken && clientToken === ClientToken);
  if (known) return { RunId: known.id };
  const table = DataSource.GlueTable;
  if (!table) throw invalidInput('DataSource must name a Glue table.');
  existingTable(ctx, table.DatabaseName, table.TableName);
  if (RulesetNames.length === 0) throw invalidInput('RulesetNames cannot be empty.');
  for (const name of RulesetNames) rulesets.existing(ctx, name);
  for (const old of runs(ctx).slice(keptRuns - 1)) forget(ctx, old);
  const now = ctx.clock.now().toISOString();
  const run = save(ctx, {
    id: `dqrun-${randomBytes(20).toString('hex')}`,
    source: DataSource,
    role: input.Role ?? '',
    workers: NumberOfWorkers,
    timeoutMinutes: input.Timeout ?? 2880,
    ...(ClientToken && { clientToken: ClientToken }),
    status: 'STARTING',
    startedAt: now,
    updatedAt: now,
    rulesetNames: RulesetNames,
    resultIds: [],
  });
  follow(ctx, run);
  return { RunId: run.id };
}

function runs(ctx: CallContext): EvaluationRunRecord[] {
  return ctx.store.list<EvaluationRunRecord>(collection).reverse();
}

function forget(ctx: CallContext, { id, resultIds }: EvaluationRunRecord): void {
  removeResults(ctx, resultIds);
  ctx.store.delete(collection, id);
}

function save(ctx: CallContext, run: EvaluationRunRecord): EvaluationRunRecord {
  ctx.store.put(collection, run.id, run);
  return run;
}

/** Takes up again what a restart interrupted; what was left of a wait is not kept. */
export function resumeEvaluationRuns(ctx: CallContext): void {
  for (const run of runs(ctx)) follow(ctx, run);
}

function follow(ctx: CallContext, run: EvaluationRunRecord): void {
  const waits: Partial<Record<TaskStatusType, number>> = {
    STARTING: seconds.starting,
    RUNNING: seconds.running,
    STOPPING: seconds.stopping,
  };
  const wait = waits[run.status];
  if (wait === undefined) return;
  ctx.clock.after(wait, () => {
    const current = ctx.store.get<EvaluationRunRecord>(collection, run.id);
    if (current?.status === run.status) advance(ctx, current);
  });
}

function advance(ctx: CallContext, run: EvaluationRunRecord): void {
  const updatedAt = ctx.clock.now().toISOString();
  if (run.status === 'STARTING') {
    follow(ctx, save(ctx, { ...run, status: 'RUNNING', updatedAt }));
  } else if (run.status === 'STOPPING') {
    save(ctx, { ...run, status: 'STOPPED', updatedAt, completedAt: updatedAt });
  } else {
    save(ctx, { ...run, ...evaluate(ctx, run), updatedAt, completedAt: updatedAt });
  }
}

function evaluate(
  ctx: CallContext,
  run: EvaluationRunRecord,
): Pick<EvaluationRunRecord, 'status' | 'error' | 'resultIds'> {
  const planned = plannedFailure(ctx, 'glue-data-quality', run.id, run.rulesetNames);
  if (planned) {
    const error = planned.message ?? 'Exception in User Class: evaluation of the rules failed.';
    return { status: 'FAILED', error, resultIds: [] };
  }
  const { DatabaseName = '', TableName = '' } = run.source.GlueTable ?? {};
  const table = findTable(ctx, DatabaseName, TableName);
  if (!table) return { status: 'FAILED', error: `Table ${TableName} not found.`, resultIds: [] };
  const resultIds = run.rulesetNames.flatMap((name) => {
    const ruleset = rulesets.find(ctx, name);
    return ruleset ? [addResult(ctx, run, ruleset, table)] : [];
  });
  return { status: 'SUCCEEDED', resultIds };
}

export function getDataQualityRulesetEvaluationRun(
  { RunId = '' }: GetDataQualityRulesetEvaluationRunRequest,
  ctx: CallContext,
): GetDataQualityRulesetEvaluationRunResponse {
  const run = existingRun(ctx, RunId);
  const { completedAt, error, resultIds } = run;
  return {
    RunId: run.id,
    DataSource: run.source,
    Role: run.role,
    NumberOfWorkers: run.workers,
    Timeout: run.timeoutMinutes,
    Status: run.status,
    ...(error && { ErrorString: error }),
    StartedOn: new Date(run.startedAt),
    LastModifiedOn: new Date(run.updatedAt),
    ...(completedAt && {
      CompletedOn: new Date(completedAt),
      ExecutionTime: run.status === 'SUCCEEDED' ? seconds.running : 0,
    }),
    RulesetNames: [...run.rulesetNames],
    ...(resultIds.length > 0 && { ResultIds: [...resultIds] }),
  };
}

function existingRun(ctx: CallContext, id: string): EvaluationRunRecord {
  const run = ctx.store.get<EvaluationRunRecord>(collection, id);
  if (run) return run;
  throw notFound(`Data quality ruleset evaluation run ${id} not found.`);
}

export function listDataQualityRulesetEvaluationRuns(
  input: ListDataQualityRulesetEvaluationRunsRequest,
  ctx: CallContext,
): ListDataQualityRulesetEvaluationRunsResponse {
  const { DataSource, RulesetName, StartedAfter, StartedBefore } = input.Filter ?? {};
  const table = DataSource?.GlueTable;
  const found = runs(ctx).filter(
    ({ rulesetNames, source, startedAt }) =>
      (!RulesetName || rulesetNames.includes(RulesetName)) &&
      (!table ||
        (source.GlueTable?.TableName === table.TableName &&
          source.GlueTable?.DatabaseName === table.DatabaseName)) &&
      (!StartedAfter || new Date(startedAt) > StartedAfter) &&
      (!StartedBefore || new Date(startedAt) < StartedBefore),
  );
  const { items, NextToken } = pageOf(found, input);
  return {
    Runs: items.map(({ id, source, startedAt, status }) => ({
      RunId: id,
      Status: status,
      StartedOn: new Date(startedAt),
      DataSource: source,
    })),
    ...(NextToken && { NextToken }),
  };
}

/** @throws AwsError EntityNotFoundException, InvalidInputException for a run that has ended */
export function cancelDataQualityRulesetEvaluationRun(
  { RunId = '' }: CancelDataQualityRulesetEvaluationRunRequest,
  ctx: CallContext,
): object {
  const run = existingRun(ctx, RunId);
  if (run.status !== 'STARTING' && run.status !== 'RUNNING') {
    throw invalidInput(`Run ${run.id} cannot be cancelled in the state of ${run.status}.`);
  }
  follow(ctx, save(ctx, { ...run, status: 'STOPPING' }));
  return {};
}
