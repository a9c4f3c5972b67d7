import type { Run, RunGraph } from '#lib/api/runs.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { crawlDocument, jobRunDocument } from '#lib/aws/glue-run-documents.ts';
import {
  getJobRun,
  getWorkflowRun,
  listCrawls,
  listJobRuns,
  listWorkflowRuns,
} from '#lib/aws/glue-runs.ts';
import { runGraphDocument, workflowRunDocument } from '#lib/aws/workflow-run-documents.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { LogPlace } from '#lib/logs/read-log-page.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

interface Page {
  readonly limit: number;
  readonly token?: string | undefined;
}

export interface RunPage {
  readonly runs: Run[];
  readonly next: string | null;
}

/** How the runs of a type of resource are read. */
interface RunSource {
  list(aws: Aws, node: ResourceNode, page: Page): Promise<RunPage>;
  /** Where a log of a run lies, or undefined where it has no such log. */
  placeOf(aws: Aws, node: ResourceNode, run: string, log: string): Promise<LogPlace | undefined>;
  /** What a run consists of; absent where runs consist of nothing else. */
  graph?(aws: Aws, node: ResourceNode, run: string): Promise<RunGraph>;
}

const sources: Readonly<Record<string, RunSource>> = {
  'AWS::Glue::Job': {
    list: async (aws, { id: name }, page) => {
      const { runs, next } = await listJobRuns(aws, { name, ...page });
      return { runs: runs.map(jobRunDocument), next: next ?? null };
    },
    placeOf: async (aws, { id: name }, run, log) => {
      if (log !== 'output' && log !== 'error') return undefined;
      const { LogGroupName = '/aws-glue/jobs' } = await getJobRun(aws, name, run);
      return { group: `${LogGroupName}/${log}`, stream: run };
    },
  },
  'AWS::Glue::Crawler': {
    list: async (aws, { id: name }, page) => {
      const { runs, next } = await listCrawls(aws, { name, ...page });
      return { runs: runs.map(crawlDocument), next: next ?? null };
    },
    placeOf: async (_, { id: stream }, __, log) =>
      log === 'crawler' ? { group: '/aws-glue/crawlers', stream } : undefined,
  },
  'AWS::Glue::Workflow': {
    list: async (aws, { id: name }, page) => {
      const { runs, next } = await listWorkflowRuns(aws, { name, ...page });
      return { runs: runs.map(workflowRunDocument), next: next ?? null };
    },
    placeOf: () => Promise.resolve(undefined),
    graph: async (aws, { id: name }, run) => runGraphDocument(await getWorkflowRun(aws, name, run)),
  },
};

/** Types of resources that have runs. */
export const typesWithRuns: readonly string[] = Object.keys(sources);

/** How the runs of a resource are read. Throws `no-runs` where it is nothing that runs. */
export function runSourceOf({ type }: Pick<ResourceNode, 'type'>): RunSource {
  const source = Object.hasOwn(sources, type) ? sources[type] : undefined;
  if (source) return source;
  throw new AppError('no-runs', `${resourceModule(type).title} is nothing that has runs.`);
}
