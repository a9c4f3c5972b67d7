/** A variable whose value is a secret, which only Secrets Manager keeps. */
export interface SecretVariable {
  readonly name: string;
  readonly description: string;
  /** The field of the environment's secret `application` that it is put into; absent where it is refused. */
  readonly field?: string;
}

/** The keys of applications, which may be chosen. What else is secret was generated, and is in use elsewhere. */
export const secretVariables: readonly SecretVariable[] = [
  {
    name: 'APPLICATION_JWT_SECRET',
    description: 'Key by which applications sign tokens.',
    field: 'jwt_secret',
  },
  {
    name: 'APPLICATION_API_KEY',
    description: 'Key by which applications are called.',
    field: 'api_key',
  },
  {
    name: 'APPLICATION_ENCRYPTION_KEY',
    description: 'Key by which applications encrypt.',
    field: 'encryption_key',
  },
  {
    name: 'APPLICATION_WEBHOOK_SECRET',
    description: 'Key by which applications sign webhooks.',
    field: 'webhook_secret',
  },
  { name: 'MYSQL_PASSWORD', description: 'Password of the MySQL administrator.' },
  { name: 'REDIS_PASSWORD', description: 'Password of Redis.' },
  { name: 'GRAFANA_PASSWORD', description: 'Password of Grafana.' },
  { name: 'ARGOCD_PASSWORD', description: 'Password of ArgoCD.' },
];

const byName: ReadonlyMap<string, SecretVariable> = new Map(
  secretVariables.map((variable) => [variable.name, variable]),
);

/** The secret variable of a name, or undefined where there is none. */
export function findSecretVariable(name: string): SecretVariable | undefined {
  return byName.get(name);
}
