import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
const past = { name: 'old', count: 10_000, minutesApart: 30 };

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  const { glue, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'code' });
  await s3.putObject({ Bucket: 'code', Key: 'job.py', Body: 'print(1)' });
  const Role = 'arn:aws:iam::000000000000:role/glue';
  const Command = { Name: 'glueetl', ScriptLocation: 's3://code/job.py' };
  await glue.createJob({ Name: 'old', Role, Command });
  await glue.createCrawler({ Name: 'old', Role, Targets: { S3Targets: [{ Path: 's3://code/' }] } });
  for (const of of ['glue-job', 'glue-crawler']) {
    expect((await endpoint.control('POST', 'past-runs', { ...past, of })).status).toBe(201);
  }
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function allPages<Item>(
  read: (NextToken?: string) => Promise<{ items: Item[]; NextToken: string | undefined }>,
): Promise<Item[]> {
  const found: Item[] = [];
  let token: string | undefined;
  do {
    const { items, NextToken } = await read(token);
    found.push(...items);
    token = NextToken;
  } while (token);
  return found;
}

const allRuns = () =>
  allPages(async (NextToken) => {
    const request = { JobName: 'old', MaxResults: 200, NextToken };
    const page = await endpoint.clients.glue.getJobRuns(request);
    return { items: page.JobRuns ?? [], NextToken: page.NextToken };
  });

type Filter = { FieldName: 'CRAWL_ID'; FilterOperator: 'EQ'; FieldValue: string };

const allCrawlIds = (Filters?: Filter[]) =>
  allPages(async (NextToken) => {
    const request = { CrawlerName: 'old', MaxResults: 100, NextToken, Filters };
    const page = await endpoint.clients.glue.listCrawls(request);
    const items = (page.Crawls ?? []).map(({ CrawlId = '' }) => CrawlId);
    return { items, NextToken: page.NextToken };
  });

test('ten thousand runs are read in pages of 200, the newest first', async () => {
  const runs = await allRuns();
  expect(new Set(runs.map(({ Id }) => Id)).size).toBe(10_000);
  const times = runs.map(({ StartedOn }) => StartedOn?.getTime() ?? 0);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const failed = runs.filter(({ JobRunState }) => JobRunState === 'FAILED');
  expect(failed.length).toBeGreaterThan(400);
  expect(failed.length).toBeLessThan(600);
  expect(failed[0]?.ErrorMessage).toContain('Failed Line Number: ');
});

test('so are crawls, in pages of 100, and they can be filtered', async () => {
  const ids = await allCrawlIds();
  expect(new Set(ids).size).toBe(10_000);
  const FieldValue = ids[7] ?? '';
  expect(await allCrawlIds([{ FieldName: 'CRAWL_ID', FilterOperator: 'EQ', FieldValue }])).toEqual([
    FieldValue,
  ]);
});

test('a new run takes the place of the oldest', async () => {
  const [last] = await allRuns();
  const { JobRunId } = await endpoint.clients.glue.startJobRun({ JobName: 'old' });
  const runs = await allRuns();
  expect(runs).toHaveLength(10_000);
  expect(runs.slice(0, 2).map(({ Id }) => Id)).toEqual([JobRunId, last?.Id]);
});

test.each([
  [409, { of: 'glue-job' }],
  [409, { of: 'glue-crawler', name: 'none' }],
  [400, { of: 'glue-job', count: 10_001 }],
])('a past is written once, for what is there, and ends: %d for %j', async (status, wrong) => {
  const answer = await endpoint.control('POST', 'past-runs', { ...past, ...wrong });
  expect(answer.status).toBe(status);
});

test('longer pages are refused', async () => {
  const { glue } = endpoint.clients;
  await expect(glue.getJobRuns({ JobName: 'old', MaxResults: 201 })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(glue.listCrawls({ CrawlerName: 'old', MaxResults: 101 })).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
