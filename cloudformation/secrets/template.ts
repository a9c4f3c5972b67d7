import { ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { addCustomerKey } from '../customer-key.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { keyOutput } from '../optional-key.ts';
import { addApplicationSecret } from './application-secret.ts';
import { addCredentials } from './credentials.ts';
import type { SecretsParameters } from './parameters.ts';
import type { SecretsScope } from './secrets-scope.ts';

/** The secrets layer's stack: five secrets whose passwords nobody has seen. */
export function secretsTemplate(parameters: SecretsParameters, context: LayerContext): Template {
  const template = new TemplateBuilder(
    'Secrets: generated credentials of MySQL, Redis, Grafana, ArgoCD and applications',
  );
  const environment = tagEnvironment(template, 'secrets', context);
  const key =
    parameters.encryption === 'customer-key'
      ? addCustomerKey(template, {
          environment,
          name: 'secrets',
          description: 'Encrypts the secrets of the environment',
          whenDeleted: parameters.whenDeleted,
        })
      : undefined;
  const scope: SecretsScope = { template, environment, parameters, key };
  const { mysql, redis, grafana, argocd } = addCredentials(scope);
  const application = addApplicationSecret(scope);
  template.output('MySqlCredentialsArn', 'Secret of MySQL', ref(mysql));
  template.output('RedisCredentialsArn', 'Secret of Redis', ref(redis));
  template.output('GrafanaCredentialsArn', 'Secret of Grafana', ref(grafana));
  template.output('ArgoCdCredentialsArn', 'Secret of ArgoCD', ref(argocd));
  template.output('ApplicationCredentialsArn', 'Secret of the applications', ref(application));
  template.output(
    'CredentialsKeyArn',
    'KMS key that encrypts the secrets, or the word none',
    keyOutput(key),
  );
  return template.build();
}
