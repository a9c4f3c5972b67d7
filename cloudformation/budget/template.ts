import { join, ref, sub } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { budgetNotifications, shortDigest } from './notifications.ts';
import type { BudgetParameters } from './parameters.ts';

/**
 * The budget layer's stack: a monthly cost budget of everything with the environment's tag. Notifications
 * cannot be changed, only made with a new budget, so the budget's name changes with them.
 */
export function budgetTemplate(parameters: BudgetParameters, context: LayerContext): Template {
  const template = new TemplateBuilder('Budget: monthly costs of the environment');
  const environment = tagEnvironment(template, 'budget', context);
  const limit = template.parameter('LimitUsd', {
    Type: 'Number',
    Description: 'What the environment may cost in a month, in US dollars.',
    Default: parameters.limitUsd,
    MinValue: 1,
    group: 'Budget',
  });
  const notifications = budgetNotifications(parameters);
  const budget = template.resource('Budget', 'AWS::Budgets::Budget', {
    Budget: {
      BudgetName: sub`${environment}-monthly-cost-${shortDigest(JSON.stringify(notifications))}`,
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: ref(limit), Unit: 'USD' },
      CostFilters: { TagKeyValue: [join('', ['user:strata:environment$', environment])] },
    },
    ...(notifications.length > 0 && { NotificationsWithSubscribers: notifications }),
    ResourceTags: [
      { Key: 'strata:environment', Value: environment },
      { Key: 'strata:layer', Value: 'budget' },
    ],
  });
  template.output('BudgetName', 'Monthly cost budget of the environment', ref(budget));
  return template.build();
}
