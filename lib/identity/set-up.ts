import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';

type SetUpContext = Pick<Context, 'db' | 'clock' | 'identity'>;

interface FirstAdministrator {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Any number, the same in every process: one of several instances names the first administrator. */
const SET_UP_LOCK = 5_741_003;

const codeIdentifier = 'set-up-code';
/** As RFC 4648 has it, without what people mistake for something else. */
const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeGroups = 3;
const codeGroupLength = 4;
const codeDays = 7;

/** Whether nobody may sign in yet. */
export async function isSetUp({ db }: Pick<Context, 'db'>): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

/**
 * Names the first administrator. Throws `already-set-up` once there is anybody, and `wrong-code` where
 * one is asked for.
 */
export async function setUp(
  ctx: SetUpContext,
  { code, ...administrator }: FirstAdministrator & { readonly code?: string | undefined },
): Promise<{ readonly email: string }> {
  if (await isSetUp(ctx)) throw alreadySetUp();
  if (ctx.identity.config.setUpNeedsCode) await requireCode(ctx, code);
  if (!(await addFirstAdministrator(ctx, administrator))) throw alreadySetUp();
  return { email: administrator.email };
}

/** Adds the first administrator where there is nobody yet; tells whether it did. */
export async function addFirstAdministrator(
  { db, clock, identity }: SetUpContext,
  { name, email, password }: FirstAdministrator,
): Promise<boolean> {
  const context = await identity.signIn.$context;
  const hash = await context.password.hash(password);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SET_UP_LOCK})`;
    if (await tx.user.findFirst({ select: { id: true } })) return false;
    const user = await tx.user.create({ data: { name, email } });
    await tx.signInMethod.create({
      data: { userId: user.id, accountId: user.id, providerId: 'credential', password: hash },
    });
    await tx.grant.create({
      data: {
        userId: user.id,
        builtIn: 'administrator',
        grantedBy: 'set-up',
        grantedAt: clock.now(),
      },
    });
    await tx.verification.deleteMany({ where: { identifier: codeIdentifier } });
    return true;
  });
}

/** Makes the code that the first administrator types in; the one of an earlier start holds no more. */
export async function makeSetUpCode({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<string> {
  const code = Array.from({ length: codeGroups }, () =>
    Array.from({ length: codeGroupLength }, () => codeLetters[randomInt(codeLetters.length)]).join(
      '',
    ),
  ).join('-');
  const expiresAt = new Date(clock.now().getTime() + codeDays * 86_400_000);
  await db.$transaction([
    db.verification.deleteMany({ where: { identifier: codeIdentifier } }),
    db.verification.create({
      data: { identifier: codeIdentifier, value: hashOf(code), expiresAt },
    }),
  ]);
  return code;
}

async function requireCode(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  given = '',
): Promise<void> {
  const kept = await db.verification.findFirst({
    where: { identifier: codeIdentifier, expiresAt: { gt: clock.now() } },
  });
  const hash = Buffer.from(hashOf(given.toUpperCase()));
  if (kept && timingSafeEqual(hash, Buffer.from(kept.value))) return;
  const message = given === '' ? 'The code that the console shows is needed.' : 'Another code.';
  throw new AppError('wrong-code', 'It is not the code that the console shows.', {
    fields: [{ in: 'body', path: ['code'], message }],
  });
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

function alreadySetUp(): AppError {
  return new AppError('already-set-up', 'Strata has an administrator already: sign in.');
}
