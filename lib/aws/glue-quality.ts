import {
  BatchGetDataQualityResultCommand,
  type DataQualityResult,
  type DataQualityRulesetEvaluationRunDescription,
  type DataQualityRulesetListDetails,
  type DataSource,
  GetDataQualityRulesetEvaluationRunCommand,
  ListDataQualityResultsCommand,
  paginateListDataQualityRulesetEvaluationRuns,
  paginateListDataQualityRulesets,
} from '@aws-sdk/client-glue';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { toLiveResource } from './live-resource.ts';

type Glue = Pick<Aws, 'glue'>;

const pageSize = 100;
/** So many of the newest evaluations of its table are told of a ruleset. */
const toldEvaluations = 5;

const unsuccessful: ReadonlySet<string | undefined> = new Set(['FAILED', 'TIMEOUT']);
const reasons = new AnswerMemory<string | undefined>(aMinuteMs);

interface Wanted {
  readonly names: readonly string[];
  readonly now: Date;
}

/**
 * Rulesets by name, with the newest evaluations of their tables as `Evaluations`, newest first: Glue tells
 * which ruleset was evaluated run by run only, and the table of all at once.
 */
export async function describeRulesets(
  { glue }: Glue,
  { names, now }: Wanted,
): Promise<LiveResource[]> {
  const pages = await allPages(paginateListDataQualityRulesets({ client: glue, pageSize }, {}));
  const rulesets = pages.flatMap(({ Rulesets = [] }) => Rulesets);
  const wanted = rulesets.filter(({ Name = '' }) => names.includes(Name));
  const runs = wanted.some(({ TargetTable }) => TargetTable) ? await evaluationRuns(glue) : [];
  const described: LiveResource[] = [];
  for (const ruleset of wanted) {
    const Evaluations = await newestOf(glue, { runs: runsOn(runs, ruleset), now });
    const shape = { ...ruleset, ...(Evaluations.length > 0 && { Evaluations }) };
    described.push(toLiveResource('AWS::Glue::DataQualityRuleset', ruleset.Name, shape));
  }
  return described;
}

type EvaluationRun = DataQualityRulesetEvaluationRunDescription;

async function evaluationRuns(glue: Glue['glue']): Promise<EvaluationRun[]> {
  const pages = await allPages(
    paginateListDataQualityRulesetEvaluationRuns({ client: glue, pageSize }, {}),
  );
  return pages.flatMap(({ Runs = [] }) => Runs);
}

function runsOn(
  runs: readonly EvaluationRun[],
  { TargetTable }: DataQualityRulesetListDetails,
): EvaluationRun[] {
  return runs
    .filter(({ DataSource }) => {
      const table = DataSource?.GlueTable;
      return (
        table !== undefined &&
        table.TableName === TargetTable?.TableName &&
        table.DatabaseName === TargetTable?.DatabaseName
      );
    })
    .sort((a, b) => Number(b.StartedOn ?? 0) - Number(a.StartedOn ?? 0))
    .slice(0, toldEvaluations);
}

/** Why the newest one failed is asked of Glue, at most once a minute. */
async function newestOf(
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
