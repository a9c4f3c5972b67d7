import {
  BatchGetDataQualityResultCommand,
  type DataQualityResult,
  type DataQualityRulesetEvaluationRunDescription,
  type DataQualityTargetTable,
  type DataSource,
  GetDataQualityRulesetEvaluationRunCommand,
  ListDataQualityResultsCommand,
  paginateListDataQualityRulesetEvaluationRuns,
  paginateListDataQualityRulesets,
} from '@aws-sdk/client-glue';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import { AnswersInTurn } from '#lib/answers/answers-in-turn.ts';
import { isEvaluating } from '#lib/resources/glue/data-quality-state.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { toLiveResource } from './live-resource.ts';

type Glue = Pick<Aws, 'glue'>;

const pageSize = 100;
/** Glue gives no more at once (Glue API, `ListDataQualityRulesetEvaluationRuns`). */
const runsAtOnce = 1_000;
/** So many of its newest evaluations are told of a ruleset. */
const toldEvaluations = 5;

const unsuccessful: ReadonlySet<string | undefined> = new Set(['FAILED', 'TIMEOUT']);
const reasons = new AnswerMemory<string | undefined>(aMinuteMs);

interface Wanted {
  readonly names: readonly string[];
  readonly now: Date;
}

type EvaluationRun = DataQualityRulesetEvaluationRunDescription;

const evaluations = new AnswersInTurn<readonly EvaluationRun[]>({
  atOnce: 100,
  freshMs: 0,
  isMoving: ([newest]) => isEvaluating(newest?.Status),
});

/** Rulesets by name, with their own newest evaluations as `Evaluations`, newest first. */
export async function describeRulesets(
  { glue }: Glue,
  { names, now }: Wanted,
): Promise<LiveResource[]> {
  const pages = await allPages(paginateListDataQualityRulesets({ client: glue, pageSize }, {}));
  const rulesets = pages
    .flatMap(({ Rulesets = [] }) => Rulesets)
    .filter(({ Name = '' }) => names.includes(Name));
  const tableOf = new Map(rulesets.map(({ Name = '', TargetTable }) => [Name, TargetTable]));
  const known = await evaluations.of(glue, [...tableOf.keys()], now, (name) =>
    newestEvaluations(glue, name, tableOf.get(name)),
  );
  return Promise.all(
    rulesets.map(async (ruleset) => {
      const runs = known.get(ruleset.Name ?? '');
      const Evaluations = await withReason(glue, { runs: runs ?? [], now });
      const shape = { ...ruleset, ...(Evaluations.length > 0 && { Evaluations }) };
      return {
        ...toLiveResource('AWS::Glue::DataQualityRuleset', ruleset.Name, shape),
        isUnread: runs === undefined,
      };
    }),
  );
}

/** None of a ruleset that is bound to no table: Glue tells of evaluations by table. */
async function newestEvaluations(
  glue: Glue['glue'],
  RulesetName: string,
  table: DataQualityTargetTable | undefined,
): Promise<EvaluationRun[]> {
  if (!table) return [];
  const { DatabaseName, TableName } = table;
  const Filter = { DataSource: { GlueTable: { DatabaseName, TableName } }, RulesetName };
  const pages = await allPages(
    paginateListDataQualityRulesetEvaluationRuns(
      { client: glue, pageSize: runsAtOnce },
      { Filter },
    ),
  );
  return pages
    .flatMap(({ Runs = [] }) => Runs)
    .sort((a, b) => Number(b.StartedOn ?? 0) - Number(a.StartedOn ?? 0))
    .slice(0, toldEvaluations);
}

/** Why the newest one failed is asked of Glue, at most once a minute. */
async function withReason(
  glue: Glue['glue'],
  { runs, now }: { readonly runs: readonly EvaluationRun[]; readonly now: Date },
) {
  const [newest] = runs;
  const RunId = unsuccessful.has(newest?.Status) ? newest?.RunId : undefined;
  const ErrorString =
    RunId === undefined
      ? undefined
      : await reasons.of(glue, RunId, now, () => reasonOf(glue, RunId));
  return runs.map(({ DataSource: _, ...run }, index) =>
    index === 0 && ErrorString !== undefined ? { ...run, ErrorString } : run,
  );
}

async function reasonOf(glue: Glue['glue'], RunId: string): Promise<string | undefined> {
  const run = await glue.send(new GetDataQualityRulesetEvaluationRunCommand({ RunId }));
  return run.ErrorString;
}

interface ResultPage {
  readonly source: DataSource;
  /** At most 100, as many as `BatchGetDataQualityResult` takes. */
  readonly limit: number;
  readonly token?: string | undefined;
}

/** What rulesets made of a table, newest first within a page: two calls. */
export async function listQualityResults(
  { glue }: Glue,
  { source, limit, token }: ResultPage,
): Promise<{ results: DataQualityResult[]; next: string | undefined }> {
  const { Results: listed = [], NextToken } = await glue.send(
    new ListDataQualityResultsCommand({
      Filter: { DataSource: source },
      MaxResults: limit,
      NextToken: token,
    }),
  );
  const ResultIds = listed.flatMap(({ ResultId }) => ResultId ?? []);
  if (ResultIds.length === 0) return { results: [], next: NextToken };
  const { Results = [] } = await glue.send(new BatchGetDataQualityResultCommand({ ResultIds }));
  return {
    results: Results.sort((a, b) => Number(b.StartedOn ?? 0) - Number(a.StartedOn ?? 0)),
    next: NextToken,
  };
}
