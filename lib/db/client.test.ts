import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStacks, recordStacks, type StoredStack } from '#lib/environments/stacks.ts';
import { publish } from '#lib/live/publish.ts';
import { type Db, Prisma, prismaOver } from './client.ts';
import { describeOnEveryDatabase } from './databases-for-tests.ts';
import { migrate } from './migrate.ts';

describeOnEveryDatabase('Prisma', (of) => {
  let db: Db;

  beforeAll(async () => {
    const { pool } = of().database;
    await migrate(pool, 'prisma/migrations');
    db = prismaOver(pool);
  });

  afterAll(() => db.$disconnect());

  const create = (name: string) =>
    db.environment.create({
      data: { name, accountId: '000000000000', region: 'us-east-2', createdBy: 'tester' },
    });

  it('names what a unique constraint refuses', async () => {
    await create('unique');
    await expect(create('unique')).rejects.toMatchObject({
      code: 'P2002',
      constructor: Prisma.PrismaClientKnownRequestError,
    });
    expect(await db.environment.count({ where: { name: 'unique' } })).toBe(1);
  });

  it('undoes a transaction that throws, and one whose statement failed', async () => {
    await create('taken');
    await expect(
      db.$transaction(async (tx) => {
        await tx.environment.update({ where: { name: 'taken' }, data: { region: 'eu-west-1' } });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await expect(
      db.$transaction(async (tx) => {
        await tx.environment.update({ where: { name: 'taken' }, data: { region: 'eu-west-1' } });
        await tx.$queryRaw`SELECT 1 / 0`;
      }),
    ).rejects.toThrow();
    expect(await db.environment.findUnique({ where: { name: 'taken' } })).toMatchObject({
      region: 'us-east-2',
    });
  });

  it('keeps documents, times and text as they were given', async () => {
    const parameters = {
      network: { text: 'ü ∑ 😀 "\\', list: [1, 2.5, null, true], deep: { a: {} } },
    };
    const createdAt = new Date('2026-02-28T23:59:59.987Z');
    const { id } = await db.environment.create({
      data: {
        name: 'faithful',
        accountId: '0',
        region: 'us-east-2',
        createdBy: 'tester',
        parameters,
        createdAt,
      },
    });
    expect(await db.environment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      parameters,
      createdAt,
      stacks: {},
    });
  });

  it('lets one of several claim a revision', async () => {
    const { id: environmentId } = await create('claimed');
    const { id } = await db.deployment.create({
      data: { environmentId, kind: 'deploy', status: 'planning', requestedBy: 'tester' },
    });
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        db.$transaction((tx) =>
          tx.deployment.updateMany({
            where: { id, revision: 0 },
            data: { revision: { increment: 1 } },
          }),
        ),
      ),
    );
    expect(claims.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  it('numbers live events in the order of their commits, without a gap a reader could fall into', async () => {
    const seen: bigint[] = [];
    const writers = Array.from({ length: 12 }, (_, n) =>
      db.$transaction(async (tx) => {
        await publish(tx, [
          {
            environmentName: 'order',
            event: { kind: 'environment-removed', data: { name: `${n}` } },
          },
        ]);
      }),
    );
    let writing = true;
    const written = Promise.all(writers).finally(() => {
      writing = false;
    });
    let last = 0n;
    const readNew = async () => {
      const rows = await db.liveEvent.findMany({
        where: { environmentName: 'order', sequence: { gt: last } },
        orderBy: { sequence: 'asc' },
      });
      seen.push(...rows.map(({ sequence }) => sequence));
      last = seen.at(-1) ?? 0n;
    };
    while (writing) await readNew();
    await written;
    await readNew();
    expect(seen).toHaveLength(12);
  });

  it('records stacks as they are now, and not over what was recorded since the look', async () => {
    const { id } = await create('stacks');
    const stack = (outputs: Record<string, string>): StoredStack => ({
      stackId: 'arn:stack',
      status: 'CREATE_COMPLETE',
      reason: null,
      outputs,
      updatedAt: null,
    });
    const stored = async () =>
      readStacks((await db.environment.findUniqueOrThrow({ where: { id } })).stacks);
    const { stacks: basis } = await db.environment.findUniqueOrThrow({ where: { id } });

    expect(await recordStacks(db, id, { network: stack({ A: '1', B: '2' }) })).toBe(true);
    expect(await recordStacks(db, id, { network: stack({ A: '1', B: '2' }) })).toBe(false);
    expect(await recordStacks(db, id, { network: stack({ A: '1' }) })).toBe(true);
    expect(await stored()).toEqual({ network: stack({ A: '1' }) });

    expect(await recordStacks(db, id, { network: null }, basis)).toBe(false);
    expect(await stored()).toEqual({ network: stack({ A: '1' }) });
    const now = { network: stack({ A: '1' }) };
    expect(await recordStacks(db, id, { network: null }, now)).toBe(true);
    expect(await stored()).toEqual({});
  });
});
