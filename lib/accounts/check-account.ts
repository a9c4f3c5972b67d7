import { stackName } from '#cloudformation/layer.ts';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import { callerIdentity } from '#lib/aws/identity.ts';
import { enabledRegions } from '#lib/aws/regions.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import type { AwsAccount as AccountRow } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { toAccount, withEnvironments } from './account-document.ts';
import { guardProblems } from './guard-problems.ts';
import { requireAccount } from './require-account.ts';
import { targetOf } from './target-of.ts';

interface Finding {
  readonly regions: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Enters an account by a new session and asks what Strata cannot do without. What is missing is kept with
 * the account, each in a sentence. Throws `account-not-found`, `account-not-ready`.
 */
export async function checkAccount(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<AwsAccount> {
  const account = await requireAccount(ctx.db, id);
  noteTarget(targetOf(account));
  if (account.roleArn === null) {
    throw new AppError('account-not-ready', 'Make the role with the template, and give its ARN.');
  }
  ctx.forgetSessions(id);
  const { problems, regions } = await look(ctx, account);
  const row = await ctx.db.awsAccount.update({
    where: { id },
    data: {
      checkedAt: ctx.clock.now(),
      problems: asJson(problems),
      ...(regions.length > 0 && { regions: asJson(regions) }),
    },
    include: withEnvironments,
  });
  return toAccount(row);
}

async function look(ctx: Context, account: AccountRow): Promise<Finding> {
  const aws = ctx.aws({ region: account.defaultRegion, awsAccountId: account.id });
  const identity = await tried(() => callerIdentity(aws));
  if (typeof identity === 'string') return { regions: [], problems: [identity] };
  if (identity.accountId !== account.accountId) {
    const problem = `The role leads into the account ${identity.accountId} instead of ${account.accountId}.`;
    return { regions: [], problems: [problem] };
  }
  const regions = await tried(() => enabledRegions(aws));
  const answers = await Promise.all([
    tried(() => describeStack(aws, stackName('strata', 'network'))),
    tried(() => guardProblems(aws, account)),
  ]);
  const problems = [regions, ...answers].flatMap((answer) =>
    typeof answer === 'string' ? answer : [],
  );
  const missing = answers[1];
  return {
    regions: typeof regions === 'string' ? [] : regions,
    problems: [...problems, ...(Array.isArray(missing) ? missing : [])],
  };
}

/** What was answered, or in a sentence why not. */
async function tried<T>(ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
