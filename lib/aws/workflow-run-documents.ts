import type { Crawl, JobRun, Node, WorkflowRun, WorkflowRunStatistics } from '@aws-sdk/client-glue';
import type { Run, RunGraph, RunGraphNode } from '#lib/api/runs.ts';
import { workflowState } from '#lib/resources/glue/workflow-state.ts';
import type { JsonValue } from '#lib/resources/graph.ts';
import { defined, outcomeOf, timeOf } from './glue-run-documents.ts';
import { newestRun } from './newest-run.ts';

/** A run of a workflow as the API tells of it; what it took of Glue its jobs tell. */
export function workflowRunDocument(run: WorkflowRun): Run {
  const state = stateOf(run);
  const [startedAt, endedAt] = [timeOf(run.StartedOn), timeOf(run.CompletedOn)];
  return {
    id: run.WorkflowRunId ?? '',
    state,
    outcome: outcomeOf(state),
    startedAt: startedAt ?? new Date(0).toISOString(),
    endedAt,
    seconds: startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000 : null,
    dpuHours: null,
    attempt: 1,
    error: run.ErrorMessage ?? null,
    errorLine: null,
    details: {
      ...countsOf(run.Statistics),
      ...defined({ 'Resumes run': run.PreviousRunId, Properties: propertiesOf(run) }),
    },
    logs: [],
  };
}

/** The same words as for a workflow whose newest run it is. */
function stateOf({ Status, Statistics = {} }: WorkflowRun): string {
  const counts: Record<string, JsonValue> = {};
  for (const [name, count] of Object.entries(Statistics)) counts[name] = count ?? 0;
  return Status === undefined
    ? 'UNKNOWN'
    : workflowState({ LastRun: { Status, Statistics: counts } });
}

const counters: ReadonlyArray<readonly [keyof WorkflowRunStatistics, string]> = [
  ['TotalActions', 'Actions'],
  ['SucceededActions', 'Succeeded'],
  ['FailedActions', 'Failed'],
  ['TimeoutActions', 'Timed out'],
  ['ErroredActions', 'Could not start'],
  ['StoppedActions', 'Stopped'],
  ['RunningActions', 'Running'],
  ['WaitingActions', 'Waiting'],
];

function countsOf(statistics: WorkflowRunStatistics = {}): Record<string, JsonValue> {
  return Object.fromEntries(
    counters.flatMap(([name, label]) => {
      const count = statistics[name];
      return count === undefined || count === 0 ? [] : [[label, count]];
    }),
  );
}

function propertiesOf({ WorkflowRunProperties: given = {} }: WorkflowRun): JsonValue | undefined {
  return Object.keys(given).length === 0 ? undefined : { ...given };
}

/** What a run of a workflow starts, and how each came out in it. */
export function runGraphDocument(run: WorkflowRun): RunGraph {
  const { Nodes = [], Edges = [] } = run.Graph ?? {};
  return {
    run: workflowRunDocument(run),
    nodes: Nodes.map(nodeDocument),
    edges: Edges.map(({ SourceId = '', DestinationId = '' }) => ({
      from: SourceId,
      to: DestinationId,
    })),
  };
}

function nodeDocument({ UniqueId, Name, ...node }: Node): RunGraphNode {
  const common = { id: UniqueId ?? '', name: Name ?? '' };
  if (node.Type === 'TRIGGER') {
    const { State, Type } = node.TriggerDetails?.Trigger ?? {};
    return {
      ...common,
      ...unstarted,
      kind: 'trigger',
      state: State ?? null,
      trigger: Type ?? null,
    };
  }
  if (node.Type === 'CRAWLER') {
    return {
      ...common,
      kind: 'crawler',
      trigger: null,
      ...crawlOf(newestRun(node.CrawlerDetails?.Crawls)),
    };
  }
  return {
    ...common,
    kind: 'job',
    trigger: null,
    ...jobRunOf(newestRun(node.JobDetails?.JobRuns)),
  };
}

const unstarted = {
  state: null,
  outcome: null,
  runId: null,
  startedAt: null,
  endedAt: null,
  error: null,
} as const;

type RunOfNode = Omit<RunGraphNode, 'id' | 'kind' | 'name' | 'trigger'>;

function jobRunOf(run: JobRun | undefined): RunOfNode {
  if (!run?.JobRunState) return unstarted;
  return {
    state: run.JobRunState,
    outcome: outcomeOf(run.JobRunState),
    runId: run.Id ?? null,
    startedAt: timeOf(run.StartedOn),
    endedAt: timeOf(run.CompletedOn),
    error: run.ErrorMessage ?? null,
  };
}

/** Glue names a crawl in a workflow by its start only. */
function crawlOf(crawl: Crawl | undefined): RunOfNode {
  if (!crawl?.State) return unstarted;
  return {
    state: crawl.State,
    outcome: outcomeOf(crawl.State),
    runId: null,
    startedAt: timeOf(crawl.StartedOn),
    endedAt: timeOf(crawl.CompletedOn),
    error: crawl.ErrorMessage ?? null,
  };
}
