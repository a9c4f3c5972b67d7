import { createHash } from 'node:crypto';
import type { Edge, Node, NodeType, WorkflowGraph } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { crawlerLogGroup } from './crawler-life.ts';
import type { CrawlRecord } from './crawler-store.ts';
import { presentRun } from './job-runs.ts';
import { crawlState } from './outcomes.ts';
import { presentTrigger, type TriggerRecord, triggersOf } from './trigger-store.ts';
import {
  crawlsIn,
  jobRunsIn,
  type Step,
  startedBy,
  stepKey,
  stepsOf,
  watchedBy,
} from './workflow-steps.ts';
import type { WorkflowRunRecord } from './workflow-store.ts';

/** The same for a node in every run of a workflow. */
export function nodeId(workflowName: string, type: NodeType, name: string): string {
  const hash = createHash('sha256').update(`${workflowName}/${type}/${name}`).digest('hex');
  return `wnode_${hash}`;
}

/** A workflow's triggers, jobs and crawlers, and what leads to what; with a run, how they came out in it. */
export function workflowGraph(
  ctx: CallContext,
  workflowName: string,
  run?: WorkflowRunRecord,
): WorkflowGraph {
  const triggers = triggersOf(ctx, workflowName);
  const steps = stepsOf(ctx, workflowName);
  const watched = triggers.flatMap(watchedBy);
  const all = new Map([...steps, ...watched].map((step) => [stepKey(step), step]));
  return {
    Nodes: [
      ...triggers.map(
        (trigger): Node => ({
          Type: 'TRIGGER',
          Name: trigger.name,
          UniqueId: nodeId(workflowName, 'TRIGGER', trigger.name),
          TriggerDetails: { Trigger: presentTrigger(trigger) },
        }),
      ),
      ...[...all.values()].map((step) => nodeOf(ctx, workflowName, step, run)),
    ],
    Edges: triggers.flatMap((trigger) => edgesOf(workflowName, trigger)),
  };
}

function edgesOf(workflowName: string, trigger: TriggerRecord): Edge[] {
  const own = nodeId(workflowName, 'TRIGGER', trigger.name);
  const idOf = ({ kind, name }: Step) => nodeId(workflowName, kind, name);
  return [
    ...watchedBy(trigger).map((step) => ({ SourceId: idOf(step), DestinationId: own })),
    ...startedBy(trigger).map((step) => ({ SourceId: own, DestinationId: idOf(step) })),
  ];
}

function nodeOf(
  ctx: CallContext,
  workflowName: string,
  { kind, name }: Step,
  run: WorkflowRunRecord | undefined,
): Node {
  const node = { Type: kind, Name: name, UniqueId: nodeId(workflowName, kind, name) } as const;
  if (kind === 'JOB') {
    const runs = run ? jobRunsIn(ctx, run, name) : [];
    return { ...node, JobDetails: { JobRuns: runs.map((each) => presentRun(ctx, each)) } };
  }
  const crawls = run ? crawlsIn(ctx, run, name) : [];
  return { ...node, CrawlerDetails: { Crawls: crawls.map(presentCrawl) } };
}

function presentCrawl(crawl: CrawlRecord) {
  return {
    State: crawlState(crawl),
    StartedOn: new Date(crawl.startedAt),
    ...(crawl.endedAt && { CompletedOn: new Date(crawl.endedAt) }),
    ...(crawl.error && { ErrorMessage: crawl.error }),
    LogGroup: crawlerLogGroup,
    LogStream: crawl.crawler,
  };
}
