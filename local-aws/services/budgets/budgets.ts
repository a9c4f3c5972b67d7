import type {
  Budget,
  CreateBudgetRequest,
  DeleteBudgetRequest,
  DescribeBudgetRequest,
  DescribeBudgetsRequest,
  DescribeBudgetsResponse,
  DescribeNotificationsForBudgetRequest,
  DescribeSubscribersForNotificationRequest,
  Notification,
  NotificationWithSubscribers,
  UpdateBudgetRequest,
} from '@aws-sdk/client-budgets';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { tagsOf } from '../tag-register.ts';
import {
  type BudgetRecord,
  budgets,
  existingBudget,
  findBudget,
  removeBudget,
  saveBudget,
} from './store.ts';

/** Sources: CreateBudget, AWS Billing and Cost Management API reference; at most ten notifications. */
const mostNotifications = 10;

/** @throws AwsError DuplicateRecordException, InvalidParameterException, CreationLimitExceededException */
export function createBudget(input: CreateBudgetRequest, ctx: CallContext): object {
  const { Budget: budget, NotificationsWithSubscribers = [], ResourceTags } = input;
  const name = budget?.BudgetName ?? '';
  if (findBudget(ctx, name)) {
    throw new AwsError(
      'DuplicateRecordException',
      `Error creating budget: ${name} - the budget already exists.`,
    );
  }
  if (NotificationsWithSubscribers.length > mostNotifications) {
    throw new AwsError('CreationLimitExceededException', 'Too many notifications for one budget.');
  }
  for (const notification of NotificationsWithSubscribers) requireSubscribers(notification);
  saveBudget(ctx, {
    ...recordOf(budget, ctx),
    notifications: NotificationsWithSubscribers,
    tags: tagsOf(ResourceTags),
  });
  return {};
}

function requireSubscribers({ Subscribers = [] }: NotificationWithSubscribers): void {
  if (Subscribers.length > 0) return;
  throw new AwsError('InvalidParameterException', 'A notification needs at least one subscriber.');
}

function recordOf(
  budget: Budget | undefined,
  ctx: CallContext,
): Omit<BudgetRecord, 'notifications' | 'tags'> {
  const { BudgetName = '', BudgetLimit, BudgetType = 'COST', TimeUnit = 'MONTHLY' } = budget ?? {};
  const amount = Number(BudgetLimit?.Amount ?? Number.NaN);
  if (!(amount > 0)) {
    throw new AwsError('InvalidParameterException', 'Budget limit must be greater than 0.');
  }
  return {
    name: BudgetName,
    type: BudgetType,
    timeUnit: TimeUnit,
    limit: { Amount: String(amount), Unit: BudgetLimit?.Unit ?? 'USD' },
    costFilters: budget?.CostFilters ?? {},
    costTypes: budget?.CostTypes,
    startedAt: (budget?.TimePeriod?.Start ?? firstOfMonth(ctx.clock.now())).toISOString(),
  };
}

function firstOfMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
}

export function updateBudget({ NewBudget }: UpdateBudgetRequest, ctx: CallContext): object {
  const record = existingBudget(ctx, NewBudget?.BudgetName);
  saveBudget(ctx, { ...record, ...recordOf(NewBudget, ctx) });
  return {};
}

export function deleteBudget({ BudgetName }: DeleteBudgetRequest, ctx: CallContext): object {
  removeBudget(ctx, existingBudget(ctx, BudgetName).name);
  return {};
}

export function describeBudget({ BudgetName }: DescribeBudgetRequest, ctx: CallContext) {
  return { Budget: present(existingBudget(ctx, BudgetName)) };
}

const page = pager(
  () => new AwsError('InvalidNextTokenException', 'The pagination token is invalid.'),
);

export function describeBudgets(
  { MaxResults = 100, NextToken }: DescribeBudgetsRequest,
  ctx: CallContext,
): DescribeBudgetsResponse {
  const { items, next } = page(budgets(ctx), NextToken, MaxResults);
  return { Budgets: items.map(present), ...(next && { NextToken: next }) };
}

export function describeNotificationsForBudget(
  { BudgetName }: DescribeNotificationsForBudgetRequest,
  ctx: CallContext,
) {
  const { notifications } = existingBudget(ctx, BudgetName);
  return { Notifications: notifications.flatMap(({ Notification: each }) => each ?? []) };
}

export function describeSubscribersForNotification(
  { BudgetName, Notification: wanted }: DescribeSubscribersForNotificationRequest,
  ctx: CallContext,
) {
  const found = existingBudget(ctx, BudgetName).notifications.find(
    ({ Notification: each }) => each !== undefined && isSame(each, wanted),
  );
  if (!found) throw new AwsError('NotFoundException', 'The notification does not exist.');
  return { Subscribers: found.Subscribers };
}

export function isSame(a: Notification, b: Notification | undefined): boolean {
  return (
    a.NotificationType === b?.NotificationType &&
    a.ComparisonOperator === b?.ComparisonOperator &&
    a.Threshold === b?.Threshold
  );
}

/** Nothing is billed here, so nothing has been spent. */
function present(record: BudgetRecord): Budget {
  const [year, month] = [new Date(record.startedAt).getUTCFullYear() + 62, 5];
  return {
    BudgetName: record.name,
    BudgetType: record.type === 'USAGE' ? 'USAGE' : 'COST',
    TimeUnit: timeUnitOf(record.timeUnit),
    ...(record.limit && { BudgetLimit: { ...record.limit } }),
    CostFilters: Object.fromEntries(
      Object.entries(record.costFilters).map(([name, values]) => [name, [...values]]),
    ),
    ...(record.costTypes && { CostTypes: record.costTypes }),
    TimePeriod: { Start: new Date(record.startedAt), End: new Date(Date.UTC(year, month, 15)) },
    CalculatedSpend: { ActualSpend: { Amount: '0.0', Unit: record.limit?.Unit ?? 'USD' } },
  };
}

function timeUnitOf(text: string): NonNullable<Budget['TimeUnit']> {
  return text === 'DAILY' || text === 'QUARTERLY' || text === 'ANNUALLY' ? text : 'MONTHLY';
}
