import { defineLayer } from '../layer.ts';
import { secretsParameters } from './parameters.ts';
import { secretsTemplate } from './template.ts';

export const secretsLayer = defineLayer({
  id: 'secrets',
  title: 'Secrets',
  purpose: 'Generated credentials of MySQL, Redis, Grafana, ArgoCD and the applications',
  needs: [],
  parameters: secretsParameters,
  presets: {
    minimal: { whenDeleted: 'delete' },
    development: { whenDeleted: 'delete' },
    production: { encryption: 'customer-key', applicationKeyLength: 32, whenDeleted: 'retain' },
  },
  template: secretsTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    MySqlUsername: parameters.mysqlUsername,
    MySqlDatabase: parameters.mysqlDatabase,
    ApplicationKeyLength: String(parameters.applicationKeyLength),
  }),
});
