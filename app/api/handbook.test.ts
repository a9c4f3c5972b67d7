import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Handbook,
  handbook,
  handbookDifference,
  handbookPageIds,
  listHandbookEditions,
} from '#lib/api/handbook.ts';
import { problem } from '#lib/api/problem.ts';
import { until } from '#lib/deployments/deployments-for-tests.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { handbookFiles } from '#lib/handbook/handbook-files.ts';
import { readFacts } from '#lib/handbook/make-handbook.ts';
import { normalisedFacts } from '#lib/handbook/normalised-facts-for-tests.ts';
import { writeHandbook } from '#lib/handbook/write-handbook.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const call = caller(await routeModules(), () => operator);
const params = { name: 'dev' };
const never = '00000000-0000-4000-8000-000000000000';

let test: TestRuntime;
let operator: SignedIn;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  await ask('createEnvironment', {
    body: { name: 'dev', region: 'us-east-2', tags: { team: 'data' } },
  });
});

afterAll(() => test.close());

async function ask(id: string, sent: Sent = {}): Promise<unknown> {
  const response = await call(endpointOf(id), sent);
  const text = await response.text();
  expect(response.status, text).toBe(endpointOf(id).status);
  return JSON.parse(text);
}

const make = async (): Promise<Handbook> => handbook.parse(await ask('makeHandbook', { params }));

const editions = async () =>
  listHandbookEditions.response.parse(await ask('listHandbookEditions', { params })).editions;

describe('the handbook', () => {
  it('is of an environment of which nothing is deployed, too', async () => {
    await expect(editions()).resolves.toEqual([]);
    const { edition, pages } = await make();
    expect(edition).toMatchObject({ madeBy: 'first@example.com' });
    expect(pages.map(({ id }) => id)).toEqual(handbookPageIds);
    await expect(editions()).resolves.toEqual([edition]);
  });

  it('changes with what it tells of, and says how, line by line', async () => {
    const before = await make();
    await ask('updateEnvironment', { params, body: { tags: { team: 'platform' } } });
    const after = await make();
    const difference = handbookDifference.parse(
      await ask('compareHandbooks', {
        params: { ...params, edition: after.edition.id },
        query: `?from=${before.edition.id}`,
      }),
    );
    const [overview, ...others] = difference.pages;
    expect(overview).toMatchObject({ id: 'infrastructure-overview', added: 1, removed: 1 });
    expect(overview?.lines.filter(({ kind }) => kind === 'added')).toEqual([
      { kind: 'added', text: '| Tag `team` | `platform` |' },
    ]);
    for (const page of others) expect(page).toMatchObject({ added: 0, removed: 0 });
    await expect(
      ask('getHandbook', { params: { ...params, edition: before.edition.id } }),
    ).resolves.toEqual(before);
  });

  it('is downloaded as Markdown', async () => {
    const { edition } = await make();
    const sent = { params: { ...params, edition: edition.id } };
    const response = await call(endpointOf('downloadHandbook'), sent);
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files)).toEqual(
      ['README', ...handbookPageIds].map((name) => `dev-handbook/${name}.md`),
    );
    const contents = strFromU8(files['dev-handbook/README.md'] ?? new Uint8Array());
    expect(contents).toContain('(service-details.md)');
  });

  it('is kept in 20 editions', async () => {
    const made = [];
    for (let count = 0; count < 21; count += 1) made.push((await make()).edition.id);
    const kept = (await editions()).map(({ id }) => id);
    expect(kept).toEqual(made.slice(1).reverse());
    const response = await call(endpointOf('getHandbook'), {
      params: { ...params, edition: made[0] ?? '' },
    });
    expect(problem.parse(await response.json())).toMatchObject({ status: 404 });
  });

  it('of another environment is not to be found by its id', async () => {
    await ask('createEnvironment', { body: { name: 'other', region: 'us-east-2' } });
    const { edition } = await make();
    for (const [name, id] of [
      ['other', edition.id],
      ['dev', never],
    ] as const) {
      const sent = { params: { name, edition: id } };
      expect((await call(endpointOf('getHandbook'), sent)).status).toBe(404);
      expect((await call(endpointOf('downloadHandbook'), sent)).status).toBe(404);
    }
  });
});

describe('the example in docs/example-handbook', () => {
  it('is what is written of a deployed environment', { timeout: 180_000 }, async () => {
    await ask('updateEnvironment', { params, body: { tags: { team: 'data' } } });
    const { id } = await planDeployment(test.ctx, { name: 'dev', apply: true });
    await until(test.ctx, id, ({ status }) => status === 'succeeded', 150_000);
    await test.runtime.watcher.stop();
    await refreshEnvironment(test.ctx, params);
    const facts = normalisedFacts(await readFacts(test.ctx, 'dev'));
    const files = handbookFiles(writeHandbook(facts), 'dev');
    for (const [file, text] of Object.entries(files)) {
      await expect(text).toMatchFileSnapshot(`../../docs/example-handbook/${file}`);
    }
  });
});
