import type { ResourceStatus } from '../graph.ts';
import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export const crawlerStatuses: Readonly<Record<string, ResourceStatus>> = {
  READY: 'healthy',
  'READY, last crawl FAILED': 'failed',
  RUNNING: 'changing',
  STOPPING: 'changing',
};

/** Glue's state of the crawler; one that rests after a failed crawl says so. */
export function crawlerState(properties: Properties): string | undefined {
  const state = textAt(properties, 'State');
  const hasFailed = textAt(properties, 'LastCrawl.Status') === 'FAILED';
  return state === 'READY' && hasFailed ? 'READY, last crawl FAILED' : state;
}

export function crawlerReason(properties: Properties): string | undefined {
  return textAt(properties, 'LastCrawl.ErrorMessage');
}
