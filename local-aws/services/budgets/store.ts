import type { Budget, NotificationWithSubscribers } from '@aws-sdk/client-budgets';
import { AwsError, type CallContext } from '../../service.ts';

export interface BudgetRecord {
  readonly name: string;
  readonly type: string;
  readonly timeUnit: string;
  readonly limit?: { readonly Amount: string; readonly Unit: string };
  readonly costFilters: Readonly<Record<string, readonly string[]>>;
  readonly costTypes: Budget['CostTypes'];
  readonly startedAt: string;
  readonly notifications: readonly NotificationWithSubscribers[];
  readonly tags: Readonly<Record<string, string>>;
}

const collection = 'budgets.budget';

export function budgets(ctx: CallContext): BudgetRecord[] {
  return ctx.store.list<BudgetRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findBudget(ctx: CallContext, name: string): BudgetRecord | undefined {
  return ctx.store.get<BudgetRecord>(collection, name);
}

/** @throws AwsError NotFoundException */
export function existingBudget(ctx: CallContext, name: string | undefined): BudgetRecord {
  const found = findBudget(ctx, name ?? '');
  if (found) return found;
  throw new AwsError(
    'NotFoundException',
    `Unable to get budget: ${name} - the budget doesn't exist.`,
  );
}

export function saveBudget(ctx: CallContext, record: BudgetRecord): void {
  ctx.store.put(collection, record.name, record);
}

export function removeBudget(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
}

export function budgetArn(ctx: CallContext, name: string): string {
  return `arn:aws:budgets::${ctx.account}:budget/${name}`;
}
