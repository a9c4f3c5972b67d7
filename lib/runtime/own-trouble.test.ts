import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Db, prismaOver } from '#lib/db/client.ts';
import { type Database, openDatabase } from '#lib/db/pool.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { stackTallies } from '#lib/deployments/stack-tallies-for-tests.ts';
import { type LocalAws, startLocalAws } from '../../local-aws/server.ts';
import { EngineProcess, type EngineSettings } from './engine-process-for-tests.ts';

vi.setConfig({ testTimeout: 180_000 });

/** A network takes about eight seconds. */
const speed = 30;
const absence = await whyNoPostgres();

let localAws: LocalAws;
let dataDir: string;
let running: EngineProcess[];

beforeEach(async () => {
  localAws = await startLocalAws({ port: 0, speed });
  dataDir = await mkdtemp(join(tmpdir(), 'strata-trouble-'));
  running = [];
});

afterEach(async () => {
  for (const each of running) await each.kill();
  await localAws.close();
  await rm(dataDir, { recursive: true });
});

/** A process that has yet to be told to start. */
function load(more: Partial<EngineSettings> = {}): EngineProcess {
  const process = new EngineProcess({ awsPort: localAws.port, speed, dataDir, ...more });
  running.push(process);
  return process;
}

async function start(more?: Partial<EngineSettings>): Promise<EngineProcess> {
  return load(more).start();
}

async function setSpeed(faster: number): Promise<void> {
  const body = JSON.stringify({ speed: faster });
  await fetch(`${localAws.url}/_local/speed`, { method: 'POST', body });
}

/** The network's stack has begun. */
async function untilUnderWay(): Promise<void> {
  await expect
    .poll(() => stackTallies(localAws.url), { timeout: 60_000, interval: 200 })
    .toMatchObject([{ status: 'CREATE_IN_PROGRESS', executions: 1 }]);
}

async function expectMadeOnce(): Promise<void> {
  const tally = { status: 'CREATE_COMPLETE', executions: 1, changeSets: 1 };
  expect(await stackTallies(localAws.url)).toMatchObject([tally]);
}

describe('on the embedded database', () => {
  it('a second start on the data directory is refused, and the first goes on', async () => {
    const first = await start();
    await first.deploy('shared', ['network']);
    await expect(start()).rejects.toThrow(/in use by another Strata.*STRATA_DATA_DIR/);
    await first.deploy('more', ['data-lake']);
    expect(await first.stop()).toMatchObject({ code: 0 });
  });

  it('SIGTERM ends it within ten seconds, and the next start goes on', async () => {
    const first = await start();
    const id = await first.deploy('stopped', ['network']);
    await untilUnderWay();
    const { code, ms } = await first.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    const second = await start();
    await second.settled(id);
    await expectMadeOnce();
  });
});

const noSmallDisk = whyNoSmallDisk();

/** Only root may mount a file system of a few megabytes. */
function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root may mount a tmpfs';
  const place = mkdtempSync(join(tmpdir(), 'strata-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return undefined;
  } catch {
    return 'no tmpfs can be mounted here';
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe.skipIf(noSmallDisk)(`on a small disk${noSmallDisk ? `: ${noSmallDisk}` : ''}`, () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', dataDir]);
  });

  afterEach(async () => {
    for (const each of running) await each.kill();
    execFileSync('umount', [dataDir]);
  });

  it('that is full the deployment waits, the log says so, and it goes on once there is room', async () => {
    const instance = await start();
    const id = await instance.deploy('cramped', ['network']);
    await untilUnderWay();
    const filler = join(dataDir, 'filler');
    fillUp(filler);
    await expect
      .poll(() => instance.said, { timeout: 60_000, interval: 200 })
      .toContain('No space left on device');
    await rm(filler);
    await instance.settled(id);
    await expectMadeOnce();
    expect(await instance.stop()).toMatchObject({ code: 0 });
  });
});

/** Writes a file until the disk takes no more. */
function fillUp(file: string): void {
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(65_536);
  try {
    for (;;) writeSync(descriptor, block);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(descriptor);
  }
}

describe.skipIf(absence)(`on a PostgreSQL server${absence ? `: ${absence}` : ''}`, () => {
  let server: PostgresServer;
  let databaseUrl: string;
  let database: Database;
  let db: Db;
  let count = 0;

  beforeAll(async () => {
    server = await startPostgres();
  });

  beforeEach(async () => {
    count += 1;
    databaseUrl = await server.createDatabase(`trouble-${count}`);
    database = await openDatabase({ databaseUrl, dataDir, onError: () => undefined });
    db = prismaOver(database.pool);
  });

  afterEach(async () => {
    await db.$disconnect();
    await database.close();
  });

  afterAll(() => server.stop());

  it('SIGTERM hands over to another instance at once', async () => {
    await setSpeed(5);
    const first = await start({ databaseUrl });
    const second = load({ databaseUrl });
    const id = await first.deploy('handed', ['network']);
    await untilUnderWay();
    await second.start();
    const { code, ms } = await first.stop();
    const stoppedAt = new Date();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    await second.settled(id);
    const next = await db.liveEvent.findFirstOrThrow({
      where: { kind: 'stack-event', at: { gt: stoppedAt } },
      orderBy: { sequence: 'asc' },
    });
    expect(next.at.getTime() - stoppedAt.getTime()).toBeLessThan(5_000);
    await expectMadeOnce();
  });

  /** Shorter than half a minute, since nothing in the engine counts how long it was gone. */
  it('a database that is gone for a while is waited for', async () => {
    const instance = await start({ databaseUrl });
    const id = await instance.deploy('orphaned', ['network']);
    await untilUnderWay();
    await server.restart(8_000);
    await instance.settled(id);
    await expectMadeOnce();
    expect(await instance.stop()).toMatchObject({ code: 0 });
  });
});
