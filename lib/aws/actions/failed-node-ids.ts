import type { WorkflowGraph } from '@aws-sdk/client-glue';
import { newestRun } from '../newest-run.ts';

const failures = new Set(['FAILED', 'ERROR', 'TIMEOUT', 'STOPPED']);
const crawlFailures = new Set(['FAILED', 'ERROR', 'CANCELLED']);

/** The nodes of a workflow's run of which the newest job run or crawl failed or was stopped. */
export function failedNodeIds(graph: WorkflowGraph | undefined): readonly string[] {
  return (graph?.Nodes ?? []).flatMap(({ UniqueId, JobDetails, CrawlerDetails }) => {
    const run = newestRun(JobDetails?.JobRuns)?.JobRunState ?? '';
    const crawl = newestRun(CrawlerDetails?.Crawls)?.State ?? '';
    return UniqueId && (failures.has(run) || crawlFailures.has(crawl)) ? [UniqueId] : [];
  });
}
