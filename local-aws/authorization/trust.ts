import { conditionsHold } from './conditions.ts';
import { matchesPattern, type RequestFacts } from './pattern.ts';
import { type Statement, statementsOf } from './policy-document.ts';

/** Who asks to assume a role. */
export interface TrustedCaller {
  readonly account: string;
  /** Of the user or role; `arn:aws:iam::<account>:root` for static credentials here. */
  readonly principalArn: string;
  /** Of the session, where it is one. */
  readonly sessionArn?: string;
  /** As `lambda.amazonaws.com`, where a service asks. */
  readonly service?: string;
}

/** How a trust policy admits a caller: not at all, with the whole account, or by name. */
export type Trust = 'none' | 'account' | 'named';

/**
 * What a role's trust policy says to an action. A caller who is admitted with their account needs the
 * permission of their own account as well. Source: "How IAM roles differ from resource-based policies" and
 * "AWS JSON policy elements: Principal", IAM user guide.
 */
export function trustOf(
  document: string,
  action: string,
  caller: TrustedCaller,
  facts: RequestFacts,
): Trust {
  const matching = statementsOf(document)
    .filter((statement) => statement.actions.some((each) => matchesPattern(action, each, 'i')))
    .filter((statement) => conditionsHold(statement, facts))
    .map((statement) => ({ effect: statement.effect, trust: admits(statement, caller) }))
    .filter(({ trust }) => trust !== 'none');
  if (matching.length === 0 || matching.some(({ effect }) => effect === 'Deny')) return 'none';
  return matching.some(({ trust }) => trust === 'named') ? 'named' : 'account';
}

function admits({ principals }: Statement, caller: TrustedCaller): Trust {
  if (caller.service !== undefined) {
    return principals.Service?.includes(caller.service) ? 'named' : 'none';
  }
  const { account, principalArn, sessionArn } = caller;
  const wanted = [...(principals.AWS ?? []), ...(principals['*'] ?? [])];
  if (wanted.some((each) => each === principalArn || each === sessionArn)) return 'named';
  const ofAccount = [account, `arn:aws:iam::${account}:root`, '*'];
  return wanted.some((each) => ofAccount.includes(each)) ? 'account' : 'none';
}
