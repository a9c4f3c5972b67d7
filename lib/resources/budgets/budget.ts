import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { budgetState } from './budget-state.ts';

export const budget = defineResource({
  type: 'AWS::Budgets::Budget',
  title: 'Budget',
  plural: 'Budgets',
  icon: 'aws:budget',
  arnType: 'budgets:budget',
  physicalId: /^[^:]+$/,
  statuses: { 'within budget': 'healthy', 'over budget': 'failed' },
  state: budgetState,
  nameAt: 'BudgetName',
  properties: [
    { label: 'Name', path: 'BudgetName' },
    { label: 'Limit', path: 'BudgetLimit.Amount', unit: 'USD' },
    { label: 'Spent', path: 'CalculatedSpend.ActualSpend.Amount', unit: 'USD' },
    { label: 'Forecast', path: 'CalculatedSpend.ForecastedSpend.Amount', unit: 'USD' },
    { label: 'Period', path: 'TimeUnit' },
  ],
  restless: ['CalculatedSpend', 'LastUpdatedTime'],
  relations: [],
  typicalSeconds: { create: 4, update: 4, delete: 3 },
  price: { free: 'Budgets without actions cost nothing' },
  consoleUrl: (_node, region) => consoleUrl(region, 'costmanagement', '/budgets'),
});
