import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const AccountId = '000000000000';
const budget = (BudgetName: string, Amount = '100') => ({
  BudgetName,
  BudgetType: 'COST' as const,
  TimeUnit: 'MONTHLY' as const,
  BudgetLimit: { Amount, Unit: 'USD' },
  CostFilters: { TagKeyValue: ['user:strata:environment$dev'] },
});
const Notification = {
  NotificationType: 'ACTUAL' as const,
  ComparisonOperator: 'GREATER_THAN' as const,
  Threshold: 80,
};

test('a budget lives from creation to deletion, with its notifications and tags', async () => {
  const { budgets } = endpoint.clients;
  const BudgetName = 'dev';
  const Subscribers = [{ SubscriptionType: 'EMAIL' as const, Address: 'team@example.com' }];
  await budgets.createBudget({
    AccountId,
    Budget: budget(BudgetName),
    NotificationsWithSubscribers: [{ Notification, Subscribers }],
    ResourceTags: [{ Key: 'strata:environment', Value: 'dev' }],
  });
  const described = async () => (await budgets.describeBudget({ AccountId, BudgetName })).Budget;
  expect(await described()).toMatchObject({
    BudgetLimit: { Amount: '100', Unit: 'USD' },
    CostFilters: { TagKeyValue: ['user:strata:environment$dev'] },
  });
  const answer = await budgets.describeSubscribersForNotification({
    AccountId,
    BudgetName,
    Notification,
  });
  expect(answer.Subscribers).toEqual(Subscribers);
  await budgets.updateBudget({ AccountId, NewBudget: budget(BudgetName, '250') });
  expect(await described()).toMatchObject({ BudgetLimit: { Amount: '250' } });
  const { ResourceTagMappingList } = await endpoint.clients.tagging.getResources({
    ResourceTypeFilters: ['budgets:budget'],
  });
  expect(ResourceTagMappingList).toMatchObject([
    { ResourceARN: 'arn:aws:budgets::000000000000:budget/dev' },
  ]);
  await budgets.deleteBudget({ AccountId, BudgetName });
  await expect(described()).rejects.toMatchObject({ name: 'NotFoundException' });
});

test('refuses a name that is taken, no limit, and a notification to nobody', async () => {
  const { budgets } = endpoint.clients;
  const create = (Budget: ReturnType<typeof budget>, more: object = {}) =>
    budgets.createBudget({ AccountId, Budget, ...more });
  await create(budget('taken'));
  await expect(create(budget('taken'))).rejects.toMatchObject({ name: 'DuplicateRecordException' });
  await expect(create(budget('free', '0'))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const NotificationsWithSubscribers = [{ Notification, Subscribers: [] }];
  await expect(create(budget('silent'), { NotificationsWithSubscribers })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});
