import type { EnvironmentSummary } from '#lib/api/environments.ts';

/** In which account an environment lives, as people say it. */
export function accountWords({
  accountId,
  awsAccount,
}: Pick<EnvironmentSummary, 'accountId' | 'awsAccount'>): string {
  if (!awsAccount) return `Account ${accountId}`;
  const access = awsAccount.access === 'reader' ? ', read only' : '';
  return `${awsAccount.title} (account ${accountId}${access})`;
}
