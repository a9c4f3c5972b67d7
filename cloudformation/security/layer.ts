import { defineLayer } from '../layer.ts';
import { securityParameters } from './parameters.ts';
import { securityTemplate } from './template.ts';

export const securityLayer = defineLayer({
  id: 'security',
  title: 'Security groups',
  purpose:
    'Who may reach load balancers, applications, databases, bastion, Kubernetes and monitoring',
  needs: ['network'],
  parameters: securityParameters,
  presets: { minimal: {}, development: {}, production: {} },
  template: securityTemplate,
  stackParameters: (_, context) => ({ Environment: context.environment }),
});
