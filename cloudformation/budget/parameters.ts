import { z } from 'zod';

/** AWS Budgets API, CreateBudget: notifications of a budget, and e-mail subscribers of a notification. */
const mostNotifications = 5;
const mostSubscribers = 10;

const percents = z
  .array(z.coerce.number().int().min(1).max(1000))
  .max(mostNotifications)
  .refine((values) => new Set(values).size === values.length, 'Each percentage once');

export const budgetParameters = z
  .strictObject({
    limitUsd: z.number().min(1).max(10_000_000).multipleOf(0.01).default(200).meta({
      title: 'Monthly budget',
      description:
        'What the environment’s resources may cost in a month. AWS counts what carries the tag strata:environment once that tag is activated as a cost allocation tag in Billing.',
      group: 'Budget',
      control: 'number',
      unit: 'USD',
    }),
    emails: z
      .array(z.email('Not an e-mail address'))
      .max(mostSubscribers, `At most ${mostSubscribers} addresses`)
      .refine((addresses) => new Set(addresses).size === addresses.length, 'Each address once')
      .default([])
      .meta({
        title: 'Who is told',
        description:
          'E-mail addresses that AWS writes to. While the list is empty the budget is watched and nobody is told.',
        group: 'Notifications',
        control: 'text-list',
        examples: ['operations@example.com'],
      }),
    actualPercents: percents.default([80, 100]).meta({
      title: 'Told of costs',
      description: 'Per cent of the budget that are spent.',
      group: 'Notifications',
      control: 'text-list',
      unit: '%',
      examples: ['80'],
    }),
    forecastPercents: percents.default([100]).meta({
      title: 'Told of forecasts',
      description:
        'Per cent of the budget that the month is expected to end with. AWS needs about five weeks of costs before it forecasts.',
      group: 'Notifications',
      control: 'text-list',
      unit: '%',
      examples: ['100'],
    }),
  })
  .superRefine(({ actualPercents, forecastPercents }, context) => {
    if (actualPercents.length + forecastPercents.length > mostNotifications) {
      context.addIssue({
        code: 'custom',
        path: ['forecastPercents'],
        message: `A budget has at most ${mostNotifications} notifications, of costs and forecasts together`,
      });
    }
  })
  .meta({ title: 'Budget' });

export type BudgetParameters = z.output<typeof budgetParameters>;
