import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AuditEntry } from '#lib/api/audit.ts';
import { appendEntry } from '#lib/audit/append-entry.ts';
import { allEntries } from '#lib/audit/entries-for-tests.ts';
import { searchAudit } from '#lib/audit/search-audit.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const call = caller(await routeModules(), () => operator);

let test: TestRuntime;
let operator: SignedIn;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  its = deploymentsOf(test);
  await its.create('steady');
  await test.runtime.watcher.stop();
});

afterAll(() => test.close());

/** What is recorded of one request. */
async function recordedOf(id: string, sent: Sent): Promise<[Response, AuditEntry[]]> {
  const before = await test.ctx.db.auditEntry.count();
  const response = await call(endpointOf(id), sent);
  return [response, await allEntries(test.ctx.db, before)];
}

const params = { name: 'steady' };

it('records who asked for what before it is done, and then what came of it', async () => {
  const headers = { 'user-agent': 'curl/8', 'x-forwarded-for': '203.0.113.7' };
  const body = { tags: { team: 'platform' }, parameters: { network: { natGateways: 'single' } } };
  const [response, entries] = await recordedOf('updateEnvironment', { params, body, headers });
  expect(response.status).toBe(200);
  const shared = {
    actor: 'first@example.com',
    actorKind: 'person',
    action: 'updateEnvironment',
    environment: 'steady',
    target: 'steady',
    input: { body },
    userAgent: 'curl/8',
    remoteAddress: '203.0.113.7',
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  };
  const [asked] = entries;
  expect(entries).toEqual([
    expect.objectContaining({ ...shared, result: 'asked', change: null, asked: null }),
    expect.objectContaining({
      ...shared,
      result: 'done',
      requestId: asked?.requestId,
      asked: asked?.sequence,
      change: {
        before: { tags: { team: 'data' }, parameters: expect.any(Object) },
        after: {
          tags: { team: 'platform' },
          parameters: { network: expect.objectContaining({ natGateways: 'single' }) },
        },
      },
    }),
  ]);
});

it('records what is refused: by the input once, by the state with what was asked', async () => {
  const [, invalid] = await recordedOf('openTool', {
    params: { ...params, tool: 'grafana' },
    body: { cidr: '0.0.0.0/0', password: 'never kept' },
  });
  expect(invalid).toMatchObject([
    {
      result: 'refused',
      code: 'invalid-input',
      target: 'grafana',
      input: { body: { cidr: '0.0.0.0/0', password: '(not described)' } },
    },
  ]);
  const [, conflict] = await recordedOf('wakeEnvironment', { params });
  expect(conflict.map(({ result, code }) => [result, code])).toEqual([
    ['asked', null],
    ['refused', 'environment-not-parked'],
  ]);
  const [, broken] = await recordedOf('wakeEnvironment', { params, raw: '{' });
  expect(broken).toMatchObject([{ result: 'refused', code: 'invalid-input', input: {} }]);
});

it('records nothing of a read or a rehearsal', async () => {
  const body = { name: 'fresh', region: 'us-east-2' };
  for (const [id, sent] of [
    ['getEnvironment', { params }],
    ['createEnvironment', { body, query: '?validateOnly=true' }],
  ] as const) {
    const [response, entries] = await recordedOf(id, sent);
    expect(response.ok).toBe(true);
    expect(entries).toEqual([]);
  }
});

it('does nothing where it cannot be recorded', async () => {
  const { db } = test.ctx;
  await db.$executeRaw`ALTER TABLE "AuditEntry" RENAME TO "Elsewhere"`;
  try {
    const response = await call(endpointOf('updateEnvironment'), {
      params,
      body: { tags: { team: 'nobody' } },
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: 'unavailable',
      detail: 'The audit could not be written. Nothing was done.',
    });
  } finally {
    await db.$executeRaw`ALTER TABLE "Elsewhere" RENAME TO "AuditEntry"`;
  }
  expect(await db.environment.findUnique({ where: { name: 'steady' } })).toMatchObject({
    tags: { team: 'platform' },
  });
});

it('records a deployment from its request to its end, with what AWS calls the requests', async () => {
  const [response] = await recordedOf('planDeployment', {
    params,
    body: { layers: ['network'], apply: true },
  });
  const { id } = await response.json();
  expect(await its.settled(id)).toMatchObject({ status: 'succeeded' });
  const { entries } = await searchAudit(test.ctx, { limit: 50, target: id });
  expect(
    entries.map(({ action, actorKind, change }) => [action, actorKind, change?.after]),
  ).toEqual([
    ['advanceDeployment', 'system', { status: 'succeeded' }],
    ['advanceDeployment', 'system', { status: 'applying' }],
    ['planDeployment', 'person', undefined],
  ]);
  const calls = entries.flatMap(({ awsCalls }) => awsCalls);
  expect(calls.map(({ call }) => call)).toEqual(
    expect.arrayContaining(['CloudFormation CreateChangeSet', 'CloudFormation ExecuteChangeSet']),
  );
  expect(calls.every(({ requestId }) => requestId.length > 8)).toBe(true);
});

it('is searched by who, what, where, when and what came of it', async () => {
  const search = (query: Partial<Parameters<typeof searchAudit>[1]>) =>
    searchAudit(test.ctx, { limit: 200, ...query });
  const all = (await search({})).entries;
  expect(all.map(({ sequence }) => sequence)).toEqual(
    all.map(({ sequence }) => sequence).sort((a, b) => b - a),
  );
  expect(all.filter(({ result }) => result === 'asked')).toEqual([]);
  const only = async (
    query: Partial<Parameters<typeof searchAudit>[1]>,
    matches: (entry: AuditEntry) => boolean,
  ) => {
    const found = (await search(query)).entries;
    expect(found).toEqual(all.filter(matches));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
  };
  await only({ actor: 'engine' }, ({ actor }) => actor === 'engine');
  await only({ action: 'openTool' }, ({ action }) => action === 'openTool');
  await only({ result: 'refused' }, ({ result }) => result === 'refused');
  await only({ target: 'GRAFA' }, ({ target }) => target === 'grafana');
  const { at } = all.at(-2) as AuditEntry;
  await only({ to: at }, (entry) => entry.at <= at);
  expect((await search({ environment: 'nowhere' })).entries).toEqual([]);
  const page = await search({ limit: 2 });
  expect(page).toMatchObject({ next: all[1]?.sequence });
  expect((await search({ limit: 2, before: page.next ?? 0 })).entries).toEqual(all.slice(2, 4));
});

it('shows what was asked for and has no outcome', async () => {
  const { db, clock } = test.ctx;
  const left = await db.$transaction((tx) =>
    appendEntry(tx, {
      at: clock.now(),
      actor: { name: 'gone' },
      action: 'openTool',
      result: 'asked',
    }),
  );
  const { entries } = await searchAudit(test.ctx, { limit: 50, result: 'asked' });
  expect(entries).toEqual([left]);
});
