import {
  BatchGetCrawlersCommand,
  BatchGetJobsCommand,
  BatchGetWorkflowsCommand,
  GetJobRunsCommand,
  type Job,
  type JobRun,
  paginateGetTriggers,
} from '@aws-sdk/client-glue';
import { AnswersInTurn } from '#lib/answers/answers-in-turn.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { batches } from './batches.ts';
import type { Aws } from './clients.ts';
import { toLiveResource } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Glue = Pick<Aws, 'glue'>;

/** At most so many at once (Glue API, `BatchGetCrawlers`, `BatchGetJobs`, `BatchGetWorkflows`). */
const crawlersAtOnce = 100;
const jobsAtOnce = 100;
const workflowsAtOnce = 25;

export async function getCrawlers(
  { glue }: Glue,
  names: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const CrawlerNames of batches(names, crawlersAtOnce)) {
    const answer = await glue.send(new BatchGetCrawlersCommand({ CrawlerNames }));
    for (const shape of answer.Crawlers ?? []) {
      found.push(toLiveResource('AWS::Glue::Crawler', shape.Name, shape));
    }
  }
  return found;
}

const movingRuns: ReadonlySet<unknown> = new Set(['STARTING', 'RUNNING', 'STOPPING', 'WAITING']);

const lastRuns = new AnswersInTurn<JobRun | undefined>({
  atOnce: 100,
  freshMs: 0,
  isMoving: (run) => movingRuns.has(run?.JobRunState),
});

/** Jobs, each with its newest run as `LastRun`. Glue tells of runs by job only: a hundred jobs at a time. */
export async function getJobs(
  { glue }: Glue,
  { names, now }: { readonly names: readonly string[]; readonly now: Date },
): Promise<LiveResource[]> {
  const jobs: Job[] = [];
  for (const JobNames of batches(names, jobsAtOnce)) {
    const answer = await glue.send(new BatchGetJobsCommand({ JobNames }));
    jobs.push(...(answer.Jobs ?? []));
  }
  const runs = await lastRuns.of(
    glue,
    jobs.map(({ Name = '' }) => Name),
    now,
    (name) => lastRun(glue, name),
  );
  return jobs.map((shape) => {
    const LastRun = runs.get(shape.Name ?? '');
    return {
      ...toLiveResource('AWS::Glue::Job', shape.Name, { ...shape, ...(LastRun && { LastRun }) }),
      isUnread: !runs.has(shape.Name ?? ''),
    };
  });
}

/** Its runs are looked at the next time that jobs are. */
export function expectJobRun({ glue }: Glue, name: string): void {
  lastRuns.forget(glue, name);
}

export async function getWorkflows(
  { glue }: Glue,
  names: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const Names of batches(names, workflowsAtOnce)) {
    const answer = await glue.send(new BatchGetWorkflowsCommand({ Names }));
    for (const shape of answer.Workflows ?? []) {
      found.push(toLiveResource('AWS::Glue::Workflow', shape.Name, shape));
    }
  }
  return found;
}

/** The named triggers and all triggers of the workflows. */
export async function getTriggers(
  { glue }: Glue,
  wanted: { readonly names: readonly string[]; readonly workflows: readonly string[] },
): Promise<LiveResource[]> {
  const names = new Set(wanted.names);
  const workflows = new Set(wanted.workflows);
  const found: LiveResource[] = [];
  for await (const page of paginateGetTriggers({ client: glue, pageSize: 100 }, {})) {
    for (const shape of page.Triggers ?? []) {
      const { Name = '', WorkflowName = '' } = shape;
      if (names.has(Name) || workflows.has(WorkflowName)) {
        found.push(toLiveResource('AWS::Glue::Trigger', Name, shape));
      }
    }
  }
  return found;
}

/** Runs come newest first (Glue API, `GetJobRuns`). */
async function lastRun(glue: Glue['glue'], JobName: string): Promise<JobRun | undefined> {
  const answer = await unlessAbsent(['EntityNotFoundException'], () =>
    glue.send(new GetJobRunsCommand({ JobName, MaxResults: 1 })),
  );
  return answer?.JobRuns?.[0];
}
