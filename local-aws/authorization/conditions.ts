import { factOf, matchesPattern, type RequestFacts, withVariables } from './pattern.ts';
import type { Statement } from './policy-document.ts';

type Compare = (value: string, wanted: string) => boolean;

const equal: Compare = (value, wanted) => value === wanted;
const alike: Compare = (value, wanted) => matchesPattern(value, wanted);
const equalIgnoringCase: Compare = (value, wanted) => value.toLowerCase() === wanted.toLowerCase();

const comparisons: Readonly<Record<string, { compare: Compare; negated?: true }>> = {
  StringEquals: { compare: equal },
  StringNotEquals: { compare: equal, negated: true },
  StringEqualsIgnoreCase: { compare: equalIgnoringCase },
  StringNotEqualsIgnoreCase: { compare: equalIgnoringCase, negated: true },
  StringLike: { compare: alike },
  StringNotLike: { compare: alike, negated: true },
  ArnEquals: { compare: alike },
  ArnLike: { compare: alike },
  ArnNotEquals: { compare: alike, negated: true },
  ArnNotLike: { compare: alike, negated: true },
  Bool: { compare: equalIgnoringCase },
};

/**
 * Whether all conditions of a statement hold. An operator that is not known here never does.
 * Source: "IAM JSON policy elements: Condition operators", IAM user guide.
 */
export function conditionsHold({ conditions }: Statement, facts: RequestFacts): boolean {
  return conditions.every(([operator, key, wanted]) => holds(operator, key, wanted, facts));
}

function holds(
  operator: string,
  key: string,
  wanted: readonly string[],
  facts: RequestFacts,
): boolean {
  const values = factOf(facts, key);
  if (operator === 'Null') return wanted.includes(String(values === undefined));
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = comparisons[name];
  if (!comparison) return false;
  if (values === undefined) {
    return ifExists !== undefined || quantifier === 'ForAllValues' || comparison.negated === true;
  }
  const patterns = wanted.flatMap((text) => withVariables(text, facts) ?? []);
  const fits = (value: string) =>
    patterns.some((pattern) => comparison.compare(value, pattern)) !==
    (comparison.negated ?? false);
  return quantifier === 'ForAllValues' ? values.every(fits) : values.some(fits);
}
