import type { Config } from '#lib/config/config.ts';
import type { SecretKey } from '#lib/config/identity-config.ts';
import type { Context } from '#lib/context/context.ts';
import type { Identity } from './identity.ts';
import { recordSignIn } from './record-sign-in.ts';
import { addFirstAdministrator, isSetUp, makeSetUpCode } from './set-up.ts';
import { createSignIn } from './sign-in.ts';
import { tellOperator } from './tell-operator.ts';

/**
 * Gets ready to let people sign in. Where nobody may yet, it adds the first administrator that the
 * configuration names, or shows the code by which whoever reads the console becomes it.
 */
export async function startIdentity({
  db,
  clock,
  log,
  config,
  secretKeys,
}: Pick<Context, 'db' | 'clock' | 'log'> & {
  readonly config: Config;
  readonly secretKeys: readonly SecretKey[];
}): Promise<Identity> {
  const signIn = createSignIn({
    db,
    log,
    config: { ...config.identity, secretKeys },
    record: (record) => recordSignIn({ db, clock }, record),
  });
  const identity: Identity = { signIn, config: config.identity };
  if (await isSetUp({ db })) return identity;
  const { firstAdministrator, setUpNeedsCode } = config.identity;
  if (firstAdministrator) {
    const { email } = firstAdministrator;
    await addFirstAdministrator(
      { db, clock, identity },
      { ...firstAdministrator, name: email.split('@')[0] ?? email },
    );
    log.info({ email }, 'first administrator added, as the configuration names it');
  } else if (setUpNeedsCode) {
    tellOperator(
      `Nobody may sign in yet. Open ${config.identity.publicUrl} and name the first administrator with this code: ${await makeSetUpCode({ db, clock })}`,
    );
  }
  return identity;
}
