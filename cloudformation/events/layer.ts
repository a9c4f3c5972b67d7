import { defineLayer } from '../layer.ts';
import { eventsParameters } from './parameters.ts';
import { eventsTemplate } from './template.ts';

export const eventsLayer = defineLayer({
  id: 'events',
  title: 'Change events',
  purpose: 'Tells Strata what changes as it changes, so that it need not keep asking',
  needs: [],
  parameters: eventsParameters,
  presets: { minimal: {}, development: {}, production: {} },
  template: eventsTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    RetentionSeconds: String(parameters.retentionMinutes * 60),
  }),
});
