import { defineLayer } from '../layer.ts';
import { accessParameters } from './parameters.ts';
import { accessTemplate } from './template.ts';

export const accessLayer = defineLayer({
  id: 'access',
  title: 'Access',
  purpose: 'Roles of ECS tasks, of Glue, and of the Kubernetes and monitoring hosts',
  needs: ['secrets', 'data-lake'],
  parameters: accessParameters,
  presets: { minimal: {}, development: {}, production: {} },
  template: accessTemplate,
  stackParameters: (_, context) => ({ Environment: context.environment }),
});
