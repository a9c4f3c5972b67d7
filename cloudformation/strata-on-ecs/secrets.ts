import { join, ref } from '../builder/intrinsics.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { Scope, Secret } from './scope.ts';

export interface Secrets {
  /** `username` and `password`, and where the database is once it is there. */
  readonly database: Secret;
  /** What signs sessions and encrypts, as Strata reads it. */
  readonly keys: Secret;
  readonly metricsToken: Secret;
  readonly administratorPassword: Secret;
}

/** Generated: nobody has seen them, and the template has none. */
export function addSecrets({ template }: Scope): Secrets {
  const generated = (logicalId: string, description: string, length: number) =>
    template.resource(logicalId, 'AWS::SecretsManager::Secret', {
      Description: description,
      GenerateSecretString: { PasswordLength: length, ExcludePunctuation: true },
    });
  const material = generated('KeyMaterial', 'What Keys of Strata is made of', 64);
  return {
    database: template.resource(
      'DatabaseCredentials',
      'AWS::SecretsManager::Secret',
      {
        Description: 'Master user of the database of Strata',
        GenerateSecretString: {
          SecretStringTemplate: '{"username":"strata"}',
          GenerateStringKey: 'password',
          PasswordLength: 40,
          ExcludePunctuation: true,
        },
      },
      { deletionPolicy: 'Retain', updateReplacePolicy: 'Retain' },
    ),
    keys: template.resource(
      'Keys',
      'AWS::SecretsManager::Secret',
      {
        Description: 'Keys of Strata, as version:key; the newest first',
        SecretString: join('', ['1:', wholeSecret(ref(material))]),
      },
      // Without them nobody can read what a restored database has encrypted.
      { deletionPolicy: 'Retain', updateReplacePolicy: 'Retain' },
    ),
    metricsToken: generated('MetricsToken', 'What Prometheus sends to Strata as bearer token', 48),
    administratorPassword: generated(
      'AdministratorPassword',
      'Password of the first administrator of Strata; to be changed after the first sign-in',
      32,
    ),
  };
}

function wholeSecret(arn: Intrinsic<string>): Intrinsic<string> {
  return join('', ['{{resolve:secretsmanager:', arn, ':SecretString}}']);
}
