import type { RoleOf } from '#lib/aws/assumed-sessions.ts';
import type { Db } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** The roles of connected accounts, as they are when a session begins. */
export function accountRoles(db: Db): RoleOf {
  return async (id) => {
    const account = await db.awsAccount.findUnique({ where: { id } });
    if (!account) throw new AppError('account-not-found', 'This AWS account is not connected.');
    if (account.roleArn === null) {
      throw new AppError(
        'account-not-ready',
        `The role of ${account.title} is not known yet: make it with the template, and give its ARN.`,
      );
    }
    return { roleArn: account.roleArn, externalId: account.externalId };
  };
}
