import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic } from '../builder/value.ts';
import { dataPolicies } from '../customer-key.ts';
import { excludedCharacters, excludedForRedis, passwordLength } from './generated-password.ts';
import { mysqlDatabasePattern, mysqlUserPattern } from './parameters.ts';
import type { Secret, SecretsScope } from './secrets-scope.ts';

interface Credentials {
  readonly logicalId: string;
  readonly name: 'mysql' | 'redis' | 'grafana' | 'argocd';
  readonly description: string;
  /** JSON object of the other fields; changing it makes a new password. */
  readonly fields: string | Intrinsic<string>;
  readonly excludedCharacters: string;
}

/**
 * The four secrets with a password each. Addresses are empty until the layer that has them writes
 * them: databases, monitoring, kubernetes.
 */
export function addCredentials(scope: SecretsScope) {
  return {
    mysql: addSecret(scope, {
      logicalId: 'MySqlSecret',
      name: 'mysql',
      description: 'User name, password, host, port and database of MySQL',
      fields: mysqlFields(scope),
      excludedCharacters,
    }),
    redis: addSecret(scope, {
      logicalId: 'RedisSecret',
      name: 'redis',
      description: 'Password, host, port and engine of Redis',
      fields: JSON.stringify({ engine: 'redis', host: '', port: 6379 }),
      excludedCharacters: excludedForRedis,
    }),
    grafana: addSecret(scope, {
      logicalId: 'GrafanaSecret',
      name: 'grafana',
      description: 'User name, password and address of Grafana',
      fields: JSON.stringify({ username: 'admin', url: '' }),
      excludedCharacters,
    }),
    argocd: addSecret(scope, {
      logicalId: 'ArgoCdSecret',
      name: 'argocd',
      description: 'User name, password and address of ArgoCD',
      fields: JSON.stringify({ username: 'admin', url: '' }),
      excludedCharacters,
    }),
  };
}

function addSecret(
  { template, environment, parameters, key }: SecretsScope,
  credentials: Credentials,
): Secret {
  return template.resource(
    credentials.logicalId,
    'AWS::SecretsManager::Secret',
    {
      Name: sub`${environment}/${credentials.name}`,
      Description: credentials.description,
      ...(key && { KmsKeyId: ref(key) }),
      GenerateSecretString: {
        SecretStringTemplate: credentials.fields,
        GenerateStringKey: 'password',
        PasswordLength: passwordLength,
        RequireEachIncludedType: true,
        ExcludeCharacters: credentials.excludedCharacters,
      },
    },
    dataPolicies(parameters.whenDeleted),
  );
}

function mysqlFields({ template, parameters }: SecretsScope): Intrinsic<string> {
  const username = template.parameter('MySqlUsername', {
    Type: 'String',
    Description: 'Name of the database’s administrator. A later change makes a new password.',
    Default: parameters.mysqlUsername,
    AllowedPattern: mysqlUserPattern,
    ConstraintDescription: 'must be 1 to 16 letters, digits or _, beginning with a letter',
    group: 'MySQL',
  });
  const database = template.parameter('MySqlDatabase', {
    Type: 'String',
    Description: 'Name of the first database. A later change makes a new password.',
    Default: parameters.mysqlDatabase,
    AllowedPattern: mysqlDatabasePattern,
    ConstraintDescription: 'must be 1 to 64 letters, digits or _, beginning with a letter',
    group: 'MySQL',
  });
  return sub`{"username":"${ref(username)}","host":"","port":3306,"database":"${ref(database)}"}`;
}
