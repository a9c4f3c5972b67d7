import { conditionsHold } from './conditions.ts';
import { matchesPattern, type RequestFacts, withVariables } from './pattern.ts';
import type { Statement } from './policy-document.ts';

export interface AccessRequest {
  /** `ec2:RunInstances` */
  readonly action: string;
  /** ARN, or `*` for an action that is of no resource. */
  readonly resource: string;
  readonly facts: RequestFacts;
}

export type Verdict = 'allowed' | 'denied' | 'explicitly-denied';

/** What statements say to a request: a denial beats an allowance, and silence denies. */
export function verdictOf(statements: readonly Statement[], request: AccessRequest): Verdict {
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ effect }) => effect === 'Deny')) return 'explicitly-denied';
  return applying.length > 0 ? 'allowed' : 'denied';
}

function applies(statement: Statement, { action, resource, facts }: AccessRequest): boolean {
  const { actions, isNotAction, resources, isNotResource } = statement;
  const isOfAction = actions.some((pattern) => matchesPattern(action, pattern, 'i'));
  if (isOfAction === isNotAction) return false;
  const isOfResource = resources.some((text) => {
    const pattern = withVariables(text, facts);
    return pattern !== undefined && matchesPattern(resource, pattern);
  });
  // A trust policy names no resource: it is of the role that it belongs to.
  if (resources.length > 0 && isOfResource === isNotResource) return false;
  return conditionsHold(statement, facts);
}
