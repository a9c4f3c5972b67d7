import { randomBytes } from 'node:crypto';
import type {
  BatchGetDataQualityResultRequest,
  BatchGetDataQualityResultResponse,
  DataQualityResult,
  DataQualityRuleResult,
  DataSource,
  GetDataQualityResultRequest,
  GetDataQualityResultResponse,
  ListDataQualityResultsRequest,
  ListDataQualityResultsResponse,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import type { RulesetRecord } from './data-quality-rulesets.ts';
import { evaluateRules, readRules, scoreOf } from './evaluate-ruleset.ts';
import { pageOf } from './page.ts';
import { notFound } from './refusals.ts';
import type { TableRecord } from './table-store.ts';

interface ResultRecord {
  readonly id: string;
  readonly runId: string;
  readonly source: DataSource;
  readonly rulesetName: string;
  readonly score: number;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly rules: readonly DataQualityRuleResult[];
}

const collection = 'glue.data-quality-result';

interface EvaluatedRun {
  readonly id: string;
  readonly source: DataSource;
  readonly startedAt: string;
}

/** Evaluates a ruleset on a table and answers the id of the result. */
export function addResult(
  ctx: CallContext,
  run: EvaluatedRun,
  { name, ruleset }: RulesetRecord,
  { input }: TableRecord,
): string {
  const columns = [...(input.StorageDescriptor?.Columns ?? []), ...(input.PartitionKeys ?? [])];
  const names = columns.map(({ Name = '' }) => Name.toLowerCase());
  const rules = evaluateRules(readRules(ruleset) ?? [], names);
  const id = `dqresult-${randomBytes(20).toString('hex')}`;
  ctx.store.put<ResultRecord>(collection, id, {
    id,
    runId: run.id,
    source: run.source,
    rulesetName: name,
    score: scoreOf(rules),
    startedAt: run.startedAt,
    completedAt: ctx.clock.now().toISOString(),
    rules,
  });
  return id;
}

export function removeResults(ctx: CallContext, ids: readonly string[]): void {
  for (const id of ids) ctx.store.delete(collection, id);
}

export function getDataQualityResult(
  { ResultId = '' }: GetDataQualityResultRequest,
  ctx: CallContext,
): GetDataQualityResultResponse {
  const found = ctx.store.get<ResultRecord>(collection, ResultId);
  if (found) return present(found);
  throw notFound(`Data quality result ${ResultId} not found.`);
}

export function batchGetDataQualityResult(
  { ResultIds = [] }: BatchGetDataQualityResultRequest,
  ctx: CallContext,
): BatchGetDataQualityResultResponse {
  const found = ResultIds.map((id) => ctx.store.get<ResultRecord>(collection, id));
  return {
    Results: found.flatMap((record) => (record ? [present(record)] : [])),
    ResultsNotFound: ResultIds.filter((_, index) => !found[index]),
  };
}

/** The newest first. */
export function listDataQualityResults(
  input: ListDataQualityResultsRequest,
  ctx: CallContext,
): ListDataQualityResultsResponse {
  const { DataSource: source, StartedAfter, StartedBefore } = input.Filter ?? {};
  const table = source?.GlueTable;
  const found = ctx.store
    .list<ResultRecord>(collection)
    .reverse()
    .filter(({ source: { GlueTable }, startedAt }) => {
      const isOfTable =
        !table ||
        (table.TableName === GlueTable?.TableName &&
          table.DatabaseName === GlueTable?.DatabaseName);
      const isInTime =
        (!StartedAfter || new Date(startedAt) > StartedAfter) &&
        (!StartedBefore || new Date(startedAt) < StartedBefore);
      return isOfTable && isInTime;
    });
  const { items, NextToken } = pageOf(found, input);
  return {
    Results: items.map(({ id, source: DataSource, startedAt }) => ({
      ResultId: id,
      DataSource,
      StartedOn: new Date(startedAt),
    })),
    ...(NextToken && { NextToken }),
  };
}

function present(record: ResultRecord): DataQualityResult {
  return {
    ResultId: record.id,
    Score: record.score,
    DataSource: record.source,
    RulesetName: record.rulesetName,
    RulesetEvaluationRunId: record.runId,
    StartedOn: new Date(record.startedAt),
    CompletedOn: new Date(record.completedAt),
    RuleResults: [...record.rules],
  };
}
