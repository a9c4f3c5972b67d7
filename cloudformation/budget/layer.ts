import { defineLayer } from '../layer.ts';
import { budgetParameters } from './parameters.ts';
import { budgetTemplate } from './template.ts';

export const budgetLayer = defineLayer({
  id: 'budget',
  title: 'Budget',
  purpose: 'Monthly cost budget of the environment, and who is told when it is spent',
  needs: [],
  parameters: budgetParameters,
  presets: {
    minimal: { limitUsd: 50 },
    development: { limitUsd: 200 },
    production: { limitUsd: 1500, actualPercents: [50, 80, 100] },
  },
  template: budgetTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    LimitUsd: String(parameters.limitUsd),
  }),
});
