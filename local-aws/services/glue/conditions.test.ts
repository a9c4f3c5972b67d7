import type { Predicate } from '@aws-sdk/client-glue';
import { expect, test } from 'vitest';
import { metBy } from './conditions.ts';

const conditions: Predicate['Conditions'] = [
  { LogicalOperator: 'EQUALS', JobName: 'clean', State: 'SUCCEEDED' },
  { LogicalOperator: 'EQUALS', CrawlerName: 'raw', CrawlState: 'FAILED' },
];

test.each([
  ['AND', 'SUCCEEDED', 'FAILED', ['job', 'crawl']],
  ['AND', 'SUCCEEDED', 'SUCCEEDED', undefined],
  ['AND', 'SUCCEEDED', undefined, undefined],
  ['ANY', 'SUCCEEDED', undefined, ['job']],
  ['ANY', 'FAILED', 'FAILED', ['crawl']],
  ['ANY', 'FAILED', 'SUCCEEDED', undefined],
  [undefined, 'SUCCEEDED', 'FAILED', ['job', 'crawl']],
] as const)('%s of a job that %s and a crawl that %s', (Logical, job, crawl, expected) => {
  const met = metBy({ Logical, Conditions: conditions }, ({ JobName }) =>
    JobName ? { runId: 'job', state: job } : { runId: 'crawl', ...(crawl && { state: crawl }) },
  );
  expect(met?.map(({ runId }) => runId)).toEqual(expected);
});

test('no conditions are never met', () => {
  expect(metBy({}, () => ({ runId: 'x', state: 'SUCCEEDED' }))).toBeUndefined();
});
