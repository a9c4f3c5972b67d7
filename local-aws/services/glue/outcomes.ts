import type { CrawlState } from '@aws-sdk/client-glue';
import type { Outcome } from './conditions.ts';
import type { CrawlRecord } from './crawler-store.ts';
import { isEnded, type JobRunRecord } from './job-store.ts';

export function jobOutcome(run: JobRunRecord): Outcome {
  return { runId: run.id, ...(isEnded(run) && { state: run.state }) };
}

const ended = { COMPLETED: 'SUCCEEDED', FAILED: 'FAILED', STOPPED: 'CANCELLED' } as const;

export function crawlOutcome({ id, state }: CrawlRecord): Outcome {
  return { runId: id, ...(state !== 'RUNNING' && { state: ended[state] }) };
}

/** A crawl's state as workflows name it. */
export function crawlState({ outcome, state }: CrawlRecord): CrawlState {
  if (state !== 'RUNNING') return ended[state];
  return outcome === 'STOPPED' ? 'CANCELLING' : 'RUNNING';
}
