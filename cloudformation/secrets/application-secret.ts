import { ref, sub } from '../builder/intrinsics.ts';
import { dataPolicies } from '../customer-key.ts';
import { addSecretWriter } from '../secret-writer/add-secret-writer.ts';
import { excludedCharacters } from './generated-password.ts';
import { applicationKeyLengths } from './parameters.ts';
import type { Secret, SecretsScope } from './secrets-scope.ts';

/** Fields of the application secret. Secrets Manager generates one value a secret, so a function fills them. */
export const applicationKeys = ['jwt_secret', 'api_key', 'encryption_key', 'webhook_secret'];

/** The secret that applications read, with four generated values. */
export function addApplicationSecret(scope: SecretsScope): Secret {
  const { template, environment, parameters, key } = scope;
  const length = template.parameter('ApplicationKeyLength', {
    Type: 'Number',
    Description: 'Characters of generated application keys; those that exist keep theirs.',
    Default: parameters.applicationKeyLength,
    AllowedValues: applicationKeyLengths,
    group: 'Applications',
  });
  const secret = template.resource(
    'ApplicationSecret',
    'AWS::SecretsManager::Secret',
    {
      Name: sub`${environment}/application`,
      Description: 'JWT secret, API key, encryption key and webhook secret of the applications',
      ...(key && { KmsKeyId: ref(key) }),
    },
    dataPolicies(parameters.whenDeleted),
  );
  const writer = addSecretWriter(template, {
    environment,
    secretArn: ref(secret),
    ...(key && { key }),
  });
  template.customResource('ApplicationKeys', writer.serviceToken, {
    SecretArn: ref(secret),
    GeneratedKeys: applicationKeys,
    PasswordLength: ref(length),
    ExcludeCharacters: excludedCharacters,
  });
  return secret;
}
