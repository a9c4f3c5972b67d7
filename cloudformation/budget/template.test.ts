import { describe, expect, test } from 'vitest';
import { budgetParameters } from './parameters.ts';
import { budgetTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };

function budgetOf(input: object = {}) {
  return budgetTemplate(budgetParameters.parse(input), context).Resources.Budget?.Properties;
}

function nameOf(input: object): string {
  return JSON.stringify(budgetOf(input)?.Budget).match(/"Fn::Sub":"([^"]*)"/)?.[1] ?? '';
}

test('a monthly cost budget of what carries the environment’s tag', () => {
  expect(budgetOf()).toMatchObject({
    Budget: {
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: { Ref: 'LimitUsd' }, Unit: 'USD' },
      CostFilters: {
        TagKeyValue: [{ 'Fn::Join': ['', ['user:strata:environment$', { Ref: 'Environment' }]] }],
      },
    },
  });
});

describe('notifications', () => {
  test('are none without anybody to tell', () => {
    expect(budgetOf()?.NotificationsWithSubscribers).toBeUndefined();
  });

  test('are one for each percentage, to everybody', () => {
    const emails = ['a@example.com', 'b@example.com'];
    const subscribers = emails.map((Address) => ({ SubscriptionType: 'EMAIL', Address }));
    const expected = (type: string, threshold: number) => ({
      Notification: {
        NotificationType: type,
        ComparisonOperator: 'GREATER_THAN',
        Threshold: threshold,
        ThresholdType: 'PERCENTAGE',
      },
      Subscribers: subscribers,
    });
    expect(budgetOf({ emails })?.NotificationsWithSubscribers).toEqual([
      expected('ACTUAL', 80),
      expected('ACTUAL', 100),
      expected('FORECASTED', 100),
    ]);
  });

  test('give the budget another name, because they cannot be changed', () => {
    const names = [
      {},
      { emails: ['a@example.com'] },
      { emails: ['b@example.com'] },
      { emails: ['b@example.com'], forecastPercents: [] },
    ].map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\$\{Environment\}-monthly-cost-[0-9a-f]{8}$/);
  });

  test('and nothing else does', () => {
    expect(nameOf({ limitUsd: 500 })).toBe(nameOf({}));
    expect(nameOf({ actualPercents: [10] })).toBe(nameOf({}));
  });
});
