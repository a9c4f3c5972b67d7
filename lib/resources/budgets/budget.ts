import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const budget = defineResource({
  type: 'AWS::Budgets::Budget',
  title: 'Budget',
  plural: 'Budgets',
  icon: 'aws:budget',
  arnType: 'budgets:budget',
  statuses: {},
  properties: [{ label: 'Name', path: 'BudgetName' }],
  relations: [],
  typicalSeconds: { create: 4, update: 4, delete: 3 },
  consoleUrl: (_node, region) => consoleUrl(region, 'costmanagement', '/budgets'),
});
