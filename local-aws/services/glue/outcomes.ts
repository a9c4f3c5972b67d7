import type { CrawlState } from '@aws-sdk/client-glue';
import type { Outcome } from './conditions.ts';
import type { CrawlRecord } from './crawler-store.ts';
import { isEnded, type JobRunRecord } from './job-store.ts';

export function jobOutcome(run: JobRunRecord): Outcome {
  return { runId: run.id, ...(isEnded(run) && { state: run.state }) };
}

/** How workflows, and a crawler of its last crawl, name the end of a crawl. */
export const crawlEnds = {
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  STOPPED: 'CANCELLED',
} as const;

export function crawlOutcome({ id, state }: CrawlRecord): Outcome {
  return { runId: id, ...(state !== 'RUNNING' && { state: crawlEnds[state] }) };
}

/** A crawl's state as workflows name it. */
export function crawlState({ outcome, state }: CrawlRecord): CrawlState {
  if (state !== 'RUNNING') return crawlEnds[state];
  return outcome === 'STOPPED' ? 'CANCELLING' : 'RUNNING';
}
