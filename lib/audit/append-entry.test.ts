import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Db, prismaOver } from '#lib/db/client.ts';
import { describeOnEveryDatabase } from '#lib/db/databases-for-tests.ts';
import { migrate } from '#lib/db/migrate.ts';
import { appendEntry, type NewAuditEntry } from './append-entry.ts';
import { genesisHash, hashOf, verifyChain } from './chain.ts';
import { allEntries } from './entries-for-tests.ts';
import { readEntries } from './read-entries.ts';

describeOnEveryDatabase('The audit', (of) => {
  let db: Db;

  beforeAll(async () => {
    await migrate(of().database.pool, 'prisma/migrations');
    db = prismaOver(of().database.pool);
  });

  beforeEach(() => tamper('TRUNCATE "AuditEntry"'));

  afterAll(() => db.$disconnect());

  /** What only the owner of the database could do: without the trigger that keeps everybody else from it. */
  async function tamper(sql: string): Promise<void> {
    const { pool } = of().database;
    await pool.query('ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_append_only"');
    await pool.query(sql);
    await pool.query('ALTER TABLE "AuditEntry" ENABLE TRIGGER "AuditEntry_append_only"');
  }

  const append = (more: Partial<NewAuditEntry> = {}, through = db) =>
    through.$transaction((tx) =>
      appendEntry(tx, {
        at: new Date('2026-01-31T09:30:00.123Z'),
        actor: { name: 'tester' },
        action: 'openTool',
        result: 'done',
        ...more,
      }),
    );

  const verdict = () => verifyChain(readEntries(db));

  it('begins with nothing before it, and each entry has the hash of the one before', async () => {
    const first = await append();
    const second = await append({ result: 'refused', code: 'aws-denied' });
    expect(first).toMatchObject({ sequence: 1, previousHash: genesisHash, actorKind: 'person' });
    expect(second).toMatchObject({ sequence: 2, previousHash: first.hash });
    expect(second.hash).toBe(hashOf(second));
    expect(await verdict()).toEqual({
      entries: 2,
      head: { sequence: 2, hash: second.hash },
      broken: null,
    });
  });

  it('keeps what it was told, so that its hash still is of it', async () => {
    const awkward = {
      text: 'ü ∑ 😀 "\\ \u0000 \ud800',
      'nul\u0000key': 1,
      numbers: [1e21, 5e-324, -0, 0.1, Infinity],
      long: 'x'.repeat(5_000),
      at: new Date(0),
      nothing: undefined,
      proto: JSON.parse('{"__proto__": 1, "constructor": 2}'),
      list: [null, undefined],
    };
    const entry = await append({
      actor: { name: 'nul\u0000', kind: 'token' },
      environment: '\udc00',
      input: awkward,
      change: { before: undefined, after: awkward },
      userAgent: 'a'.repeat(5_000),
      awsCalls: [{ call: 'EC2 StopInstances', requestId: 'r-1' }],
    });
    const kept = await allEntries(db);
    expect(kept).toEqual([entry]);
    expect(await verdict()).toMatchObject({ entries: 1, broken: null });
    await append({ input: { huge: Array.from({ length: 20_000 }, (_, n) => n) } });
    expect((await allEntries(db, 1))[0]?.input).toEqual({
      leftOut: expect.stringMatching(/^\d+ characters$/),
    });
  });

  it.each([
    ['changed', `UPDATE "AuditEntry" SET actor = 'nobody'`],
    ['changed back', 'UPDATE "AuditEntry" SET actor = actor WHERE false'],
    ['deleted', 'DELETE FROM "AuditEntry"'],
    ['emptied', 'TRUNCATE "AuditEntry"'],
  ])('is not %s', async (_, sql) => {
    await append();
    await expect(of().database.pool.query(sql)).rejects.toThrow('appended to only');
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow('appended to only');
    expect(await verdict()).toMatchObject({ entries: 1, broken: null });
  });

  it('keeps names of one character that JSON escapes, whatever was read before', async () => {
    const names = ['\\', '"', '\n', '\u0001'];
    // PostgreSQL sorts them: the same name comes before each when it is read, and none when it is written.
    for (const [index, name] of names.entries()) {
      await append({ input: { [`only ${index}`]: 1, [name]: 1, '': 1 } });
    }
    for (let reading = 1; reading <= 3; reading += 1) {
      expect(await verdict()).toMatchObject({ entries: names.length, broken: null });
    }
  });

  it('takes no second successor of an entry, and no entry twice', async () => {
    const { hash, previousHash } = await append();
    const { awsCalls, asked: _, input: __, change: ___, ...forged } = await append();
    for (const other of [{ previousHash }, { previousHash: hash }]) {
      const data = {
        ...forged,
        ...other,
        sequence: 3,
        hash: 'f'.repeat(64),
        awsCalls: [...awsCalls],
      };
      await expect(db.auditEntry.create({ data })).rejects.toMatchObject({ code: 'P2002' });
    }
  });

  it('is one chain however many append at once', async () => {
    const other = prismaOver(of().database.pool);
    const entries = await Promise.all(
      Array.from({ length: 30 }, (_, n) => append({ target: `${n}` }, n % 2 ? other : db)),
    );
    expect(entries.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    );
    expect(await verdict()).toMatchObject({ entries: 30, broken: null });
    await other.$disconnect();
  });

  it('has no gap where a transaction was undone', async () => {
    await append();
    const undone = db.$transaction(async (tx) => {
      await appendEntry(tx, { at: new Date(), actor: { name: 'x' }, action: 'x', result: 'done' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await append()).toMatchObject({ sequence: 2 });
  });

  it.each([
    ['an actor', `UPDATE "AuditEntry" SET actor = 'nobody' WHERE sequence = 2`, 2, /hash differs/],
    ['an input', `UPDATE "AuditEntry" SET input = '{"a":2}' WHERE sequence = 2`, 2, /hash differs/],
    ['a time', `UPDATE "AuditEntry" SET at = now() WHERE sequence = 3`, 3, /hash differs/],
    ['an entry taken out', 'DELETE FROM "AuditEntry" WHERE sequence = 2', 3, /is missing/],
    ['the first taken out', 'DELETE FROM "AuditEntry" WHERE sequence = 1', 2, /is missing/],
    [
      'one taken out and the rest moved up',
      'DELETE FROM "AuditEntry" WHERE sequence = 2; UPDATE "AuditEntry" SET sequence = 2 WHERE sequence = 3',
      2,
      /hashes differ/,
    ],
  ])('finds %s', async (_, sql, sequence, reason) => {
    for (const a of [0, 1, 2]) await append({ input: { a } });
    await tamper(sql);
    expect(await verdict()).toMatchObject({
      entries: sequence === 3 && /WHERE sequence = 3$/.test(sql) ? 2 : 1 - Number(/= 1$/.test(sql)),
      broken: { sequence, reason: expect.stringMatching(reason) },
    });
  });

  it('finds an entry whose own hash was made to fit', async () => {
    for (const a of [0, 1, 2]) await append({ input: { a } });
    const [, second] = await allEntries(db);
    const forged = hashOf({ ...(second as NonNullable<typeof second>), actor: 'nobody' });
    await tamper(`UPDATE "AuditEntry" SET actor = 'nobody', hash = '${forged}' WHERE sequence = 2`);
    expect(await verdict()).toMatchObject({ entries: 2, broken: { sequence: 3 } });
  });
});
