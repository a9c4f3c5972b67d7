import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '#lib/config/config.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { serveMetrics } from '#lib/http/serve-metrics.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { mayReadMetrics } from './may-read-metrics.ts';
import { metrics } from './metrics.ts';
import { operationNames } from './operation-names.ts';

/** The first start makes the database, which a busy machine makes long. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let test: TestRuntime;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  metrics().nameOperations(operationNames(endpoints));
});

afterAll(() => test.close());

const fromHere = { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' };

const requestWith = (headers: Record<string, string>) =>
  new Request('http://localhost:3000/metrics', { headers });

async function scraped(): Promise<string[]> {
  const response = await serveMetrics(requestWith(fromHere));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return (await response.text()).split('\n');
}

/** The value of a series by its beginning. */
async function readingOf(series: string): Promise<number | undefined> {
  const line = (await scraped()).find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('the metrics', () => {
  it('count what a deployment does, in AWS and in the database', async () => {
    const its = deploymentsOf(test);
    await its.create('counted');
    expect(await its.deploy('counted')).toMatchObject({ status: 'succeeded' });
    const call = 'service="CloudFormation",operation="ExecuteChangeSet"';
    expect(await readingOf(`strata_aws_calls_total{${call},outcome="ok"}`)).toBe(1);
    expect(await readingOf(`strata_aws_call_duration_seconds_count{${call}}`)).toBe(1);
    expect(await readingOf('strata_deployments{status="succeeded"}')).toBe(1);
    expect(await readingOf('strata_queue_jobs{state="created"}')).toBe(0);
    expect(await readingOf('strata_audit_entries')).toBe(await test.ctx.db.auditEntry.count());
    expect((await scraped()).filter((line) => line.includes('counted'))).toEqual([]);
  });

  it('tell what AWS refused in the product’s words', async () => {
    const aws = test.ctx.aws({ region: 'us-east-2' });
    const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
    await expect(
      aws.cloudFormation.send(new DescribeStacksCommand({ StackName: 'none-such' })),
    ).rejects.toThrow('does not exist');
    const call = 'service="CloudFormation",operation="DescribeStacks",outcome="refused"';
    expect(await readingOf(`strata_aws_calls_total{${call}}`)).toBeGreaterThan(0);
  });

  it('count requests by operation and class of status, and streams while they are open', async () => {
    const answered = { method: 'GET', target: '/api/v1/environments/secret-name', seconds: 0.2 };
    metrics().requestAnswered({ ...answered, status: 404 });
    metrics().requestAnswered({ ...answered, status: undefined });
    metrics().requestAnswered({ ...answered, method: 'BREW', target: '/x', status: 405 });
    metrics().requestAnswered({ ...answered, target: '/api/v1/stream', status: 200 });
    const series = (labels: string) => `strata_http_request_duration_seconds_count{${labels}}`;
    const get = 'operation="getEnvironment",method="GET"';
    expect(await readingOf(series(`${get},status="4xx"`))).toBe(1);
    expect(await readingOf(series(`${get},status="aborted"`))).toBe(1);
    expect(await readingOf(series('operation="page",method="other",status="4xx"'))).toBe(1);
    expect((await scraped()).filter((line) => /secret-name|"stream"/.test(line))).toEqual([]);
    const close = metrics().streamOpened();
    expect(await readingOf('strata_live_streams')).toBe(1);
    close();
    close();
    expect(await readingOf('strata_live_streams')).toBe(0);
  });

  it('say how many entries of the audit a receiver lacks', async () => {
    await test.ctx.db.auditDelivery.create({ data: { receiver: 'webhook', sequence: 1n } });
    const entries = await test.ctx.db.auditEntry.count();
    const lag = await readingOf('strata_audit_undelivered_entries{receiver="webhook"}');
    expect(entries).toBeGreaterThan(1);
    expect(lag).toBe(entries - 1);
  });

  it('tell of the process', async () => {
    expect(await readingOf('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(await readingOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });
});

describe('who reads them', () => {
  const configWith = (env: Record<string, string>) => {
    const parsed = parseConfig(env);
    if (!parsed.ok) throw new Error(parsed.problems.join());
    return parsed.config;
  };
  const token = 'sixteen or more!';

  it.each<[string, Record<string, string>, boolean]>([
    ['this machine', fromHere, true],
    ['this machine by IPv6', { ...fromHere, 'x-forwarded-for': '::1' }, true],
    ['another machine', { ...fromHere, 'x-forwarded-for': '10.0.0.7' }, false],
    ['what looks like this machine', { ...fromHere, 'x-forwarded-for': '127.evil' }, false],
    ['nobody knows who', { host: 'localhost:3000' }, false],
    ['a page of another site', { ...fromHere, 'sec-fetch-site': 'cross-site' }, false],
    ['a name that was rebound', { ...fromHere, host: 'evil.example' }, false],
  ])('without a token: %s', (_, headers, may) => {
    expect(mayReadMetrics(requestWith(headers), configWith({}))).toBe(may);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['whoever has it', { authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.7' }, true],
    ['not this machine without it', fromHere, false],
    ['not with another', { authorization: `Bearer ${token}x` }, false],
    ['not in another way', { authorization: `Basic ${token}` }, false],
  ])('with a token: %s', (_, headers, may) => {
    const config = configWith({ STRATA_METRICS_TOKEN: token });
    expect(mayReadMetrics(requestWith(headers), config)).toBe(may);
  });

  it('nobody else is told that they are there', async () => {
    const response = await serveMetrics(
      requestWith({ ...fromHere, 'x-forwarded-for': '10.0.0.7' }),
    );
    expect([response.status, await response.text()]).toEqual([404, '']);
  });
});
