import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyChain } from '#lib/audit/chain.ts';
import { readEntries } from '#lib/audit/read-entries.ts';
import { prismaOver } from '#lib/db/client.ts';
import { migrate } from '#lib/db/migrate.ts';
import { type Database, openDatabase } from '#lib/db/pool.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { placePreparedDatabase } from '#lib/db/prepared-database-for-tests.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { dumpDatabase } from './dump-database.ts';
import { verifyArchive } from './read-archive.ts';
import { examineArchive, type Restoring, restoreDatabase } from './restore-database.ts';
import { writeArchive } from './write-archive.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const making = { strata: '1.2.3', now: new Date('2026-11-30T12:00:00Z') };
const absence = await whyNoPostgres();

let folder: string;
/** Of a Strata with the embedded database, a deployed network, its graph and its audit. */
let archive: string;
let server: PostgresServer | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-backup-'));
  archive = join(folder, 'embedded.backup');
  if (!absence) server = await startPostgres();
  const test = await startTestRuntime();
  await fill(test);
  await test.runtime.close();
  await using source = await embedded(test.dataDir);
  await writeArchive(archive, dumpDatabase(source.pool, making));
  await test.localAws.close();
  await rm(test.dataDir, { recursive: true });
});

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true });
});

async function fill(test: TestRuntime): Promise<void> {
  const its = deploymentsOf(test);
  await its.create('kept');
  expect(await its.deploy('kept')).toMatchObject({ status: 'succeeded' });
  await refreshEnvironment(test.ctx, { name: 'kept' });
  await test.ctx.db.environment.update({
    where: { name: 'kept' },
    data: { tags: { team: 'd\\a"t{a},\n\t’ü\u{1F5C4}', empty: '' } },
  });
}

type Opened = Database & AsyncDisposable;

async function open(location: { databaseUrl?: string; dataDir: string }): Promise<Opened> {
  const database = await openDatabase({ ...location, onError: () => undefined });
  return { ...database, [Symbol.asyncDispose]: () => database.close() };
}

const embedded = (dataDir: string) => open({ dataDir });

async function emptyEmbedded(): Promise<Opened> {
  const dataDir = await mkdtemp(join(folder, 'data-'));
  await placePreparedDatabase(dataDir, 'empty', async (directory) => {
    const draft = await embedded(directory);
    await draft.close();
  });
  return embedded(dataDir);
}

let databases = 0;

async function newDatabaseUrl(): Promise<string> {
  if (!server) throw new Error('There is no PostgreSQL server');
  databases += 1;
  return server.createDatabase(`restored-${databases}`);
}

function restoringOf(file: string, more: Partial<Restoring> = {}): Restoring {
  return { file, migrations: 'prisma/migrations', replace: false, ...more };
}

async function restoreInto({ pool }: Database, file: string, more: Partial<Restoring> = {}) {
  const restoring = restoringOf(file, more);
  return restoreDatabase(pool, await examineArchive(restoring), restoring);
}

async function backUp({ pool }: Pick<Database, 'pool'>): Promise<string> {
  const file = join(await mkdtemp(join(folder, 'archive-')), 'strata.backup');
  await writeArchive(file, dumpDatabase(pool, making));
  return file;
}

/** The lines between header and end, of each table in any order. */
async function contentsOf(file: string): Promise<string[]> {
  const lines = gunzipSync(await readFile(file))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  return lines.slice(1, -1).sort();
}

/** An archive whose lines were changed, and whose end fits them again. */
async function changed(change: (lines: string[]) => string[]): Promise<string> {
  const lines = gunzipSync(await readFile(archive))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  async function* documents() {
    for (const line of change(lines.slice(0, -1))) yield JSON.parse(line);
  }
  const file = join(await mkdtemp(join(folder, 'changed-')), 'strata.backup');
  await writeArchive(file, documents());
  return file;
}

const counted = async ({ pool }: Database, table: string): Promise<number> =>
  (await pool.query(`SELECT count(*)::int AS n FROM "${table}"`)).rows[0].n;

describe('an archive', () => {
  it('says what it is of, and holds bytes, documents and large numbers', async () => {
    const { header, rows } = await verifyArchive(archive);
    const migrations = (await readdir('prisma/migrations')).filter((name) => /^\d/.test(name));
    expect(header).toMatchObject({
      version: 1,
      strata: '1.2.3',
      createdAt: '2026-11-30T12:00:00.000Z',
    });
    expect(header.migrations.map(({ name }) => name)).toEqual(migrations.sort());
    expect(rows).toBeGreaterThan(50);
    const contents = (await contentsOf(archive)).join('\n');
    expect(contents).toMatch(/"\\\\x[0-9a-f]{1000}/);
    expect(contents).toContain('{"table":"GraphMoment"}');
    expect(contents).toMatch(/\{"sequence":"StackEvent_sequence_seq","value":"\d{2,}"\}/);
  });

  it('is for whoever made it alone', async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('replaces no file', async () => {
    await using database = await emptyEmbedded();
    await restoreInto(database, archive);
    const before = await readFile(archive);
    await expect(writeArchive(archive, dumpDatabase(database.pool, making))).rejects.toThrow(
      'embedded.backup exists already.',
    );
    expect(await readFile(archive)).toEqual(before);
  });

  it('is none of a database without Strata', async () => {
    await using database = await emptyEmbedded();
    await expect(backUp(database)).rejects.toThrow('There is no Strata in this database.');
  });
});

describe('restored', () => {
  it('into an embedded database, it is what it was, and is appended to', async () => {
    await using database = await emptyEmbedded();
    const { rows } = await verifyArchive(archive);
    expect(await restoreInto(database, archive)).toBe(rows);
    expect(await contentsOf(await backUp(database))).toEqual(await contentsOf(archive));
    expect(await migrate(database.pool, 'prisma/migrations')).toEqual([]);

    const db = prismaOver(database.pool);
    const verdict = await verifyChain(readEntries(db));
    expect(verdict).toMatchObject({ broken: null });
    expect(verdict.entries).toBeGreaterThan(0);
    await expect(database.pool.query(`UPDATE "AuditEntry" SET "actor" = 'x'`)).rejects.toThrow(
      'appended to only',
    );
    const newest = await db.activity.aggregate({ _max: { sequence: true } });
    const next = await db.activity.create({
      data: { environmentName: 'kept', actor: 'a', kind: 'k', severity: 's', summary: 'next' },
    });
    expect(next.sequence).toBeGreaterThan(newest._max.sequence ?? next.sequence);
    await expect(
      database.pool.query('UPDATE "Deployment" SET "environmentId" = gen_random_uuid()'),
    ).rejects.toThrow('foreign key constraint');
    await db.$disconnect();
  });

  it.skipIf(absence)('into a server’s and back, it is the same, and works', async () => {
    const databaseUrl = await newDatabaseUrl();
    await using onServer = await open({ databaseUrl, dataDir: '' });
    await restoreInto(onServer, archive);
    const fromServer = await backUp(onServer);
    expect(await contentsOf(fromServer)).toEqual(await contentsOf(archive));
    await using back = await emptyEmbedded();
    await restoreInto(back, fromServer);
    expect(await contentsOf(await backUp(back))).toEqual(await contentsOf(archive));

    const test = await startTestRuntime({ databaseUrl });
    await test.ctx.db.environment.update({ where: { name: 'kept' }, data: { tags: {} } });
    expect(await deploymentsOf(test).plan('kept')).toMatchObject({ status: 'planned' });
    expect(await verifyChain(readEntries(test.ctx.db))).toMatchObject({ broken: null });
    await test.close();
  });

  it('from before a migration, it is brought up to date', async () => {
    const names = (await readdir('prisma/migrations')).filter((name) => /^\d/.test(name)).sort();
    const older = await mkdtemp(join(folder, 'migrations-'));
    for (const name of names.slice(0, 2)) {
      await cp(join('prisma/migrations', name), join(older, name), { recursive: true });
    }
    await using old = await emptyEmbedded();
    await migrate(old.pool, older);
    await old.pool.query(
      `INSERT INTO "Environment" (id, name, "accountId", region, "createdBy", "updatedAt")
       VALUES (gen_random_uuid(), 'old', '000000000000', 'us-east-2', 'tester', now())`,
    );
    const file = await backUp(old);
    await using database = await emptyEmbedded();
    await restoreInto(database, file);
    expect(await migrate(database.pool, 'prisma/migrations')).toEqual([]);
    const db = prismaOver(database.pool);
    expect(
      await db.environment.findUnique({ where: { name: 'old' }, include: { parking: true } }),
    ).toMatchObject({ name: 'old', parking: null });
    await db.$disconnect();

    await expect(examineArchive(restoringOf(archive, { migrations: older }))).rejects.toThrow(
      new RegExp(`is of a newer Strata \\(1.2.3\\) with the migrations ${names[2]}`),
    );
  });
});

describe('a database', () => {
  it('that is not empty is left as it is, unless it is to be replaced', async () => {
    await using database = await emptyEmbedded();
    await migrate(database.pool, 'prisma/migrations');
    await restoreInto(database, archive);
    await database.pool.query(`UPDATE "Environment" SET "createdBy" = 'changed'`);
    const before = await contentsOf(await backUp(database));
    await expect(restoreInto(database, archive)).rejects.toThrow(
      /not empty: there is something in Activity, .* With --replace/,
    );
    expect(await contentsOf(await backUp(database))).toEqual(before);
    await restoreInto(database, archive, { replace: true });
    expect(await contentsOf(await backUp(database))).toEqual(await contentsOf(archive));
  });

  it('with tables of others is never touched', async () => {
    await using database = await emptyEmbedded();
    await database.pool.query('CREATE TABLE invoices (id int)');
    await expect(restoreInto(database, archive, { replace: true })).rejects.toThrow(
      "tables that are not Strata's: invoices.",
    );
    expect(await counted(database, 'invoices')).toBe(0);
  });

  it('is as it was where a row does not fit', async () => {
    const broken = await changed((lines) => {
      const header = lines.indexOf('{"table":"Environment"}');
      return lines.filter((_, index) => index !== header + 1);
    });
    await using database = await emptyEmbedded();
    await restoreInto(database, archive);
    const before = await contentsOf(await backUp(database));
    await expect(restoreInto(database, broken, { replace: true })).rejects.toThrow(
      'violates foreign key constraint',
    );
    expect(await contentsOf(await backUp(database))).toEqual(before);
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'a column too many',
      ([header = '', ...lines]) => [header.replace('"actor"', '"actor","extra"'), ...lines],
      /does not fit .*: its tables/,
    ],
    [
      'a table that is none',
      (lines) => [...lines, '{"table":"Nothing"}'],
      /does not fit .*: the table Nothing/,
    ],
    [
      'a row of no table',
      ([header = '', ...lines]) => [header, '["1"]', ...lines],
      /does not fit .*: a row is of no table/,
    ],
    [
      'a row that is too short',
      ([header = '', ...lines]) => [header, '{"table":"Lifetime"}', '["1"]', ...lines],
      /does not fit .*: a row of Lifetime/,
    ],
    [
      'a line that is none',
      (lines) => [...lines, '{"drop":"tables"}'],
      /damaged: a line is none of an archive/,
    ],
    [
      'a migration that was changed',
      ([header = '', ...lines]) => [header.replace(/"checksum":"./, '"checksum":"x'), ...lines],
      /has another migration 20261124081154_init/,
    ],
  ])('takes nothing of an archive with %s', async (_, change, problem) => {
    await using database = await emptyEmbedded();
    await expect(restoreInto(database, await changed(change))).rejects.toThrow(problem);
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(rows).toEqual([{ tables: 0 }]);
  });

  it.skipIf(absence)('with which a Strata works is left to it', async () => {
    const databaseUrl = await newDatabaseUrl();
    const running = await startTestRuntime({ databaseUrl });
    await using database = await open({ databaseUrl, dataDir: '' });
    await expect(restoreInto(database, archive)).rejects.toThrow('Stop every instance first.');
    await running.close();
    await restoreInto(database, archive);
    expect(await counted(database, 'Environment')).toBe(1);
  });

  it.skipIf(absence)('is backed up as it was at one moment, while it is written to', async () => {
    await using database = await open({ databaseUrl: await newDatabaseUrl(), dataDir: '' });
    await restoreInto(database, archive);
    const lines = dumpDatabase(database.pool, making);
    const first = await lines.next();
    await database.pool.query('DELETE FROM "Environment"');
    async function* whole() {
      yield first.value;
      yield* lines;
    }
    const file = join(folder, 'moment.backup');
    await writeArchive(file, whole());
    expect(await counted(database, 'Environment')).toBe(0);
    expect(await contentsOf(file)).toEqual(await contentsOf(archive));
  });
});

describe('a damaged archive is refused:', () => {
  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 100), /damaged: it cannot be unpacked/],
    ['one bit different', flipped, /damaged/],
    ['no archive', () => Buffer.from('hello'), /damaged: it cannot be unpacked/],
    ['another file', () => gzipSync('{"a":1}\n'), /is no backup of Strata/],
    ['empty', () => gzipSync(''), /damaged: its end is missing/],
    ['a line less', (bytes) => relined(bytes, (lines) => lines.toSpliced(3, 1)), /not those that/],
    [
      'without its end',
      (bytes) => relined(bytes, (lines) => lines.slice(0, -1)),
      /its end is missing/,
    ],
    [
      'a later format',
      (bytes) =>
        relined(bytes, ([header = '', ...lines]) => [
          header.replace('"version":1', '"version":2'),
          ...lines,
        ]),
      /a format that this Strata does not know/,
    ],
  ])('%s', async (_, damage, problem) => {
    const file = join(await mkdtemp(join(folder, 'damaged-')), 'strata.backup');
    await writeFile(file, damage(await readFile(archive)));
    await expect(examineArchive(restoringOf(file))).rejects.toThrow(problem);
  });

  it('one that is not there', async () => {
    await expect(examineArchive(restoringOf(join(folder, 'none')))).rejects.toThrow(/none: ENOENT/);
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = copy.length >> 1;
  copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle);
  return copy;
}

function relined(bytes: Buffer, change: (lines: string[]) => string[]): Buffer {
  const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
  return gzipSync(`${change(lines).join('\n')}\n`);
}
