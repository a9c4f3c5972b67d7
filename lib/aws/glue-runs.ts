import {
  type CrawlerHistory,
  GetJobRunCommand,
  GetJobRunsCommand,
  GetWorkflowRunCommand,
  GetWorkflowRunsCommand,
  type JobRun,
  ListCrawlsCommand,
  type WorkflowRun,
} from '@aws-sdk/client-glue';
import type { Aws } from './clients.ts';

type Glue = Pick<Aws, 'glue'>;

interface Page {
  readonly name: string;
  readonly limit: number;
  readonly token?: string | undefined;
}

/** `ListCrawls` gives no more at once, as `GetJobRuns` gives 200. */
const mostCrawls = 100;

/** Runs of a job, newest first. */
export async function listJobRuns(
  { glue }: Glue,
  { name, limit, token }: Page,
): Promise<{ runs: JobRun[]; next: string | undefined }> {
  const { JobRuns = [], NextToken } = await glue.send(
    new GetJobRunsCommand({ JobName: name, MaxResults: limit, NextToken: token }),
  );
  return { runs: JobRuns, next: NextToken };
}

/** One run of a job. */
export async function getJobRun({ glue }: Glue, name: string, id: string): Promise<JobRun> {
  const { JobRun = {} } = await glue.send(new GetJobRunCommand({ JobName: name, RunId: id }));
  return JobRun;
}

/** Crawls of a crawler, newest first. */
export async function listCrawls(
  { glue }: Glue,
  { name, limit, token }: Page,
): Promise<{ runs: CrawlerHistory[]; next: string | undefined }> {
  const { Crawls = [], NextToken } = await glue.send(
    new ListCrawlsCommand({
      CrawlerName: name,
      MaxResults: Math.min(limit, mostCrawls),
      NextToken: token,
    }),
  );
  return { runs: Crawls, next: NextToken };
}

/** Runs of a workflow, newest first, without their graphs. */
export async function listWorkflowRuns(
  { glue }: Glue,
  { name, limit, token }: Page,
): Promise<{ runs: WorkflowRun[]; next: string | undefined }> {
  const { Runs = [], NextToken } = await glue.send(
    new GetWorkflowRunsCommand({ Name: name, MaxResults: limit, NextToken: token }),
  );
  return { runs: Runs, next: NextToken };
}

/** One run of a workflow, with the graph of what it starts. */
export async function getWorkflowRun(
  { glue }: Glue,
  name: string,
  id: string,
): Promise<WorkflowRun> {
  const { Run = {} } = await glue.send(
    new GetWorkflowRunCommand({ Name: name, RunId: id, IncludeGraph: true }),
  );
  return Run;
}
