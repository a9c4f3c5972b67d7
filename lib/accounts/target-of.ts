import type { AwsAccount } from '#lib/db/client.ts';

/** An account as the audit names it: ids of rows say nothing to people. */
export function targetOf({ title, accountId }: Pick<AwsAccount, 'title' | 'accountId'>): string {
  return `${title} (${accountId})`;
}
