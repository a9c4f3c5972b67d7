import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** Whether what was spent exceeds the limit; undefined where the budget plans its limits by period. */
export function budgetState(properties: Properties): string | undefined {
  const limit = Number(textAt(properties, 'BudgetLimit.Amount'));
  const spent = Number(textAt(properties, 'CalculatedSpend.ActualSpend.Amount') ?? 0);
  if (Number.isNaN(limit)) return undefined;
  return spent > limit ? 'over budget' : 'within budget';
}
