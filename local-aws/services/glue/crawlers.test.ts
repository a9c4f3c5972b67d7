import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const Role = 'arn:aws:iam::000000000000:role/glue';
const Targets = { S3Targets: [{ Path: 's3://lake/raw' }] };

async function create(Name: string, settings: object = {}): Promise<void> {
  await endpoint.clients.glue.createCrawler({ Name, Role, Targets, ...settings });
}

test('crawlers are listed by name and tag', async () => {
  const { glue } = endpoint.clients;
  await create('listed', { Tags: { team: 'listing' } });
  await create('other');
  expect((await glue.listCrawlers({ Tags: { team: 'listing' } })).CrawlerNames).toEqual(['listed']);
  expect(await glue.batchGetCrawlers({ CrawlerNames: ['listed', 'none'] })).toMatchObject({
    Crawlers: [{ Name: 'listed' }],
    CrawlersNotFound: ['none'],
  });
  const { Crawlers = [], NextToken } = await glue.getCrawlers({ MaxResults: 1 });
  expect([Crawlers.length, typeof NextToken]).toEqual([1, 'string']);
});

test('a schedule is set, stopped, started and taken away', async () => {
  const { glue } = endpoint.clients;
  const Name = 'scheduled';
  await create(Name, { Schedule: 'cron(0 3 * * ? *)' });
  const schedule = async () => (await glue.getCrawler({ Name })).Crawler?.Schedule;
  expect(await schedule()).toEqual({
    ScheduleExpression: 'cron(0 3 * * ? *)',
    State: 'SCHEDULED',
  });
  await expect(glue.startCrawlerSchedule({ CrawlerName: Name })).rejects.toMatchObject({
    name: 'SchedulerRunningException',
  });
  await glue.stopCrawlerSchedule({ CrawlerName: Name });
  expect((await schedule())?.State).toBe('NOT_SCHEDULED');
  await expect(glue.stopCrawlerSchedule({ CrawlerName: Name })).rejects.toMatchObject({
    name: 'SchedulerNotRunningException',
  });
  await glue.startCrawlerSchedule({ CrawlerName: Name });
  await expect(
    glue.updateCrawlerSchedule({ CrawlerName: Name, Schedule: 'daily' }),
  ).rejects.toMatchObject({ name: 'InvalidInputException' });
  await glue.updateCrawlerSchedule({ CrawlerName: Name, Schedule: '' });
  expect(await schedule()).toBeUndefined();
  await expect(glue.startCrawlerSchedule({ CrawlerName: Name })).rejects.toMatchObject({
    name: 'NoScheduleException',
  });
});

describe('a crawler at work', () => {
  let slow: TestEndpoint;
  beforeAll(async () => {
    slow = await testEndpoint({ speed: 1 });
    await slow.clients.glue.createCrawler({
      Name: 'slow',
      Role,
      Targets: { S3Targets: [{ Path: 's3://lake/' }] },
    });
  });
  afterAll(() => slow[Symbol.asyncDispose]());

  test('is neither started, changed nor deleted, and stops on request', async () => {
    const { glue } = slow.clients;
    const Name = 'slow';
    const refused = { name: 'CrawlerRunningException' };
    await glue.startCrawler({ Name });
    expect((await glue.getCrawler({ Name })).Crawler?.State).toBe('RUNNING');
    await expect(glue.startCrawler({ Name })).rejects.toMatchObject(refused);
    await expect(glue.updateCrawler({ Name, Description: 'x' })).rejects.toMatchObject(refused);
    await expect(glue.deleteCrawler({ Name })).rejects.toMatchObject(refused);
    await glue.stopCrawler({ Name });
    expect((await glue.getCrawler({ Name })).Crawler?.State).toBe('STOPPING');
    await expect(glue.stopCrawler({ Name })).rejects.toMatchObject({
      name: 'CrawlerStoppingException',
    });
    await slow.control('POST', 'speed', { speed: 10_000 });
    await vi.waitFor(async () => {
      expect((await glue.getCrawler({ Name })).Crawler).toMatchObject({
        State: 'READY',
        LastCrawl: { Status: 'CANCELLED' },
      });
    });
    expect((await glue.listCrawls({ CrawlerName: Name })).Crawls).toMatchObject([
      { State: 'STOPPED' },
    ]);
    await expect(glue.stopCrawler({ Name })).rejects.toMatchObject({
      name: 'CrawlerNotRunningException',
    });
    await glue.deleteCrawler({ Name });
    await expect(glue.getCrawler({ Name })).rejects.toMatchObject({
      name: 'EntityNotFoundException',
      message: 'Crawler with name slow does not exist',
    });
  });
});

test.each([
  ['without targets', { Targets: {} }],
  ['with a schedule that is none', { Schedule: 'rate(1 hour)' }],
])('a crawler %s is refused', async (_, wrong) => {
  const request = { Name: 'no', Role, Targets: { S3Targets: [{ Path: 's3://lake/x' }] } };
  await expect(endpoint.clients.glue.createCrawler({ ...request, ...wrong })).rejects.toMatchObject(
    {
      name: 'InvalidInputException',
    },
  );
});
