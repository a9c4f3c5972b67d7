import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Db, prismaOver } from '#lib/db/client.ts';
import { type Database, openDatabase } from '#lib/db/pool.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { stackTallies } from '#lib/deployments/stack-tallies-for-tests.ts';
import { type LocalAws, startLocalAws } from '../../local-aws/server.ts';
import { EngineProcess } from './engine-process-for-tests.ts';
import { seededRandom } from './seeded-random-for-tests.ts';

vi.setConfig({ testTimeout: 600_000 });

const absence = await whyNoPostgres();

const deployments = 30;
const kills = 20;
/** A network takes a few seconds, long enough to be killed in the middle of. */
const speed = 25;
const choices: readonly (readonly string[])[] = [
  ['network'],
  ['data-lake'],
  ['network', 'security'],
];
const longestGapMs = 30_000;
const seed = 20_260_930;

let server: PostgresServer;
let database: Database;
let db: Db;
let localAws: LocalAws;
let dataDir: string;
let settings: ConstructorParameters<typeof EngineProcess>[0];

describe.skipIf(absence)(`two instances on one PostgreSQL${absence ? `: ${absence}` : ''}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
    const databaseUrl = await server.createDatabase('killed');
    dataDir = await mkdtemp(join(tmpdir(), 'strata-killed-'));
    localAws = await startLocalAws({ port: 0, speed });
    database = await openDatabase({ databaseUrl, dataDir, onError: () => undefined });
    db = prismaOver(database.pool);
    settings = { awsPort: localAws.port, speed, dataDir, databaseUrl };
  });

  afterAll(async () => {
    await db.$disconnect();
    await database.close();
    await localAws.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it(`of which one is killed ${kills} times do ${deployments} deployments, each once`, async () => {
    const random = seededRandom(seed);
    const load = () => new EngineProcess(settings);
    const instances = [await load().start(), await load().start()] as const;
    const running = [...instances];
    let spare = load();
    const asked: { id: string; layers: readonly string[] }[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      const due = Math.ceil((deployments * kill) / kills);
      while (asked.length < due) {
        const layers = choices[asked.length % choices.length] ?? [];
        const [one] = running;
        if (!one) throw new Error('No instance runs');
        asked.push({ id: await one.deploy(`killed-${asked.length + 1}`, layers), layers });
      }
      await pause(1_000 + random() * 2_000);
      const victim = random() < 0.5 ? 0 : 1;
      await running[victim]?.kill();
      running[victim] = await spare.start();
      spare = load();
    }
    await spare.kill();
    const ids = asked.map(({ id }) => id);
    await expect
      .poll(() => db.deployment.count({ where: { id: { in: ids }, finishedAt: null } }), {
        timeout: 120_000,
        interval: 200,
      })
      .toBe(0);
    for (const instance of running) expect(await instance.stop()).toMatchObject({ code: 0 });

    const statuses = await db.deployment.groupBy({ by: ['status'], _count: true });
    expect(statuses).toEqual([{ status: 'succeeded', _count: deployments }]);
    const tallies = await stackTallies(localAws.url);
    expect(tallies.map(({ stackName }) => stackName).sort()).toEqual(
      asked
        .flatMap(({ layers }, index) => layers.map((layer) => `killed-${index + 1}-${layer}`))
        .sort(),
    );
    for (const tally of tallies) {
      expect(tally).toMatchObject({ status: 'CREATE_COMPLETE', executions: 1, changeSets: 1 });
    }
    expect(await longestGap()).toBeLessThan(longestGapMs);
  });
});

/** The longest time in which the database recorded nothing of a deployment that was under way. */
async function longestGap(): Promise<number> {
  const events = await db.liveEvent.findMany({
    where: { kind: { in: ['deployment', 'stack-event'] } },
    orderBy: { sequence: 'asc' },
    select: { environmentName: true, at: true },
  });
  const last = new Map<string, number>();
  let longestMs = 0;
  for (const { environmentName, at } of events) {
    const before = last.get(environmentName) ?? at.getTime();
    longestMs = Math.max(longestMs, at.getTime() - before);
    last.set(environmentName, at.getTime());
  }
  return longestMs;
}
