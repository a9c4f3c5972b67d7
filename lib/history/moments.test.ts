import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type Db, prismaOver } from '#lib/db/client.ts';
import { describeOnEveryDatabase } from '#lib/db/databases-for-tests.ts';
import { migrate } from '#lib/db/migrate.ts';
import { packJson } from '#lib/db/packed-json.ts';
import { asJson } from '#lib/live/publish.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { forgetMoments } from './forget-moments.ts';
import { getDifference } from './get-difference.ts';
import { getMoment } from './get-moment.ts';
import { listMoments } from './list-moments.ts';

const graphOf = (at: string, ...names: string[]): ResourceGraph => ({
  at,
  nodes: names.map((name) => ({
    id: name,
    type: 'AWS::EC2::VPC',
    name: `${name} ü ∑ 😀 "\\`,
    status: 'healthy',
    statusText: 'available',
    managed: true,
    properties: { deep: { list: [1, 2.5, null, true] } },
    tags: { Name: name },
  })),
  relations: [],
  sources: [{ source: 'EC2', state: 'fresh', at }],
});

describeOnEveryDatabase('moments', (of) => {
  let db: Db;

  beforeAll(async () => {
    await migrate(of().database.pool, 'prisma/migrations');
    db = prismaOver(of().database.pool);
  });

  beforeEach(async () => {
    await db.environment.deleteMany();
  });

  const create = (name: string) =>
    db.environment.create({
      data: { name, accountId: '000000000000', region: 'us-east-2', createdBy: 'tester' },
    });

  const keep = async (environmentId: string, revision: number, graph: ResourceGraph) => {
    await db.graphMoment.create({
      data: {
        environmentId,
        revision,
        at: new Date(graph.at),
        resourceCount: graph.nodes.length,
        graph: await packJson(graph),
      },
    });
  };

  const nine = '2026-03-01T09:00:00.000Z';
  const ten = '2026-03-01T10:00:00.000Z';

  it('are listed newest first, page after page', async () => {
    const { id } = await create('dev');
    const { id: other } = await create('other');
    await keep(other, 1, graphOf(nine, 'x'));
    for (let n = 1; n <= 5; n += 1) {
      await keep(id, n, graphOf(`2026-03-01T0${n}:00:00.000Z`, ...'abcde'.slice(0, n)));
    }
    const pages = [];
    let before: number | undefined;
    do {
      const page = await listMoments({ db }, { name: 'dev', limit: 2, before });
      pages.push(page.moments.map(({ revision, resourceCount }) => [revision, resourceCount]));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(pages).toEqual([
      [
        [5, 5],
        [4, 4],
      ],
      [
        [3, 3],
        [2, 2],
      ],
      [[1, 1]],
    ]);
  });

  it.each([
    ['of its very time', nine, 1],
    ['that still held', '2026-03-01T09:59:59.999Z', 1],
    ['of the next change', ten, 2],
    ['in another zone’s words', '2026-03-01T11:30:00+02:00', 1],
    ['that holds today', '2026-12-31T00:00:00Z', 2],
  ])('give the graph %s', async (_, at, revision) => {
    const { id } = await create('dev');
    await keep(id, 1, graphOf(nine, 'a'));
    await keep(id, 2, graphOf(ten, 'a', 'b'));
    const expected = revision === 1 ? graphOf(nine, 'a') : graphOf(ten, 'a', 'b');
    expect(await getMoment({ db }, { name: 'dev', at })).toEqual({ ...expected, revision });
  });

  it('compare with each other and with now', async () => {
    const { id } = await create('dev');
    await keep(id, 1, graphOf(nine, 'a', 'b'));
    await keep(id, 2, graphOf(ten, 'b', 'c'));
    const now = graphOf('2026-03-01T12:00:00.000Z', 'c', 'd');
    await db.graphSnapshot.create({
      data: { environmentId: id, revision: 3, at: now.at, resourceCount: 2, graph: asJson(now) },
    });
    const ids = async (from: string, to?: string) => {
      const { added, removed, changed } = await getDifference({ db }, { name: 'dev', from, to });
      return [added, removed, changed].map((list) => list.map((one) => ('id' in one ? one.id : 0)));
    };
    expect(await ids(nine, ten)).toEqual([['c'], ['a'], []]);
    expect(await ids(ten, nine)).toEqual([['a'], ['c'], []]);
    expect(await ids(nine)).toEqual([['c', 'd'], ['a', 'b'], []]);
    expect(await ids(ten, ten)).toEqual([[], [], []]);
  });

  it('are refused where nothing is kept from then, or nobody knows the environment', async () => {
    const { id } = await create('dev');
    await keep(id, 1, graphOf(nine, 'a'));
    const early = '2026-03-01T08:59:59.999Z';
    const refusals = [
      [() => getMoment({ db }, { name: 'dev', at: early }), 'moment-not-found'],
      [() => getDifference({ db }, { name: 'dev', from: early }), 'moment-not-found'],
      [() => getDifference({ db }, { name: 'dev', from: nine, to: early }), 'moment-not-found'],
      [() => getMoment({ db }, { name: 'nobody', at: nine }), 'environment-not-found'],
      [() => getDifference({ db }, { name: 'nobody', from: nine }), 'environment-not-found'],
      [() => listMoments({ db }, { name: 'nobody', limit: 1 }), 'environment-not-found'],
    ] as const;
    for (const [ask, code] of refusals) await expect(ask()).rejects.toMatchObject({ code });
  });

  it('are thinned in every environment, and go with theirs', async () => {
    const seconds = [1, 30, 59];
    for (const name of ['dev', 'prod']) {
      const { id } = await create(name);
      for (const second of seconds) {
        const at = `2026-03-01T09:00:${String(second).padStart(2, '0')}.000Z`;
        await keep(id, second, graphOf(at, name));
      }
    }
    await forgetMoments(db, new Date(ten));
    const left = async (name: string) =>
      (await listMoments({ db }, { name, limit: 10 })).moments.map(({ revision }) => revision);
    expect(await left('dev')).toEqual([59]);
    expect(await left('prod')).toEqual([59]);
    expect(await getMoment({ db }, { name: 'prod', at: ten })).toMatchObject({ revision: 59 });
    await db.environment.delete({ where: { name: 'prod' } });
    expect(await db.graphMoment.count()).toBe(1);
  });
});
