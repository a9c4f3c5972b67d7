import { z } from 'zod';

/** RDS User Guide, "CreateDBInstance": 1 to 16 letters, digits or underscores, beginning with a letter. */
export const mysqlUserPattern = '^[A-Za-z][A-Za-z0-9_]{0,15}$';
export const mysqlDatabasePattern = '^[A-Za-z][A-Za-z0-9_]{0,63}$';

export const applicationKeyLengths = [16, 32, 64] as const;

export const secretsParameters = z
  .strictObject({
    mysqlUsername: z
      .string()
      .regex(new RegExp(mysqlUserPattern), '1 to 16 letters, digits or _, beginning with a letter')
      .refine((name) => !reservedUsers.has(name.toLowerCase()), 'MySQL keeps this name to itself')
      .default('admin')
      .meta({
        title: 'MySQL user name',
        description:
          'Name of the database’s administrator. Choose it before the first deployment: changing it later makes a new password and a new database.',
        group: 'MySQL',
        control: 'text',
      }),
    mysqlDatabase: z
      .string()
      .regex(
        new RegExp(mysqlDatabasePattern),
        '1 to 64 letters, digits or _, beginning with a letter',
      )
      .default('data_platform')
      .meta({
        title: 'MySQL database',
        description:
          'Name of the first database. Choose it before the first deployment: changing it later makes a new password and a new database.',
        group: 'MySQL',
        control: 'text',
      }),
    applicationKeyLength: z.literal(applicationKeyLengths).default(16).meta({
      title: 'Length of application keys',
      description:
        'Characters of the generated JWT secret, API key, encryption key and webhook secret. Keys that exist keep theirs.',
      group: 'Applications',
      control: 'choice',
      unit: 'characters',
    }),
    encryption: z
      .enum(['aws-managed', 'customer-key'])
      .default('aws-managed')
      .meta({
        title: 'Encryption',
        description:
          'With the key that AWS manages for Secrets Manager, free of charge, or with a KMS key of the environment’s own, which costs by the month, is rotated every year, and whose use you control.',
        group: 'Protection',
        control: 'choice',
        labels: { 'aws-managed': 'AWS managed key', 'customer-key': 'Key of its own' },
      }),
    whenDeleted: z
      .enum(['retain', 'delete'])
      .default('retain')
      .meta({
        title: 'When the layer is deleted',
        description:
          'Keep the secrets, whose names an environment of the same name then cannot take again, or delete them with everything encrypted by them.',
        group: 'Protection',
        control: 'choice',
        labels: { retain: 'Keep the secrets', delete: 'Delete the secrets' },
      }),
  })
  .meta({ title: 'Secrets' });

export type SecretsParameters = z.output<typeof secretsParameters>;

/** RDS User Guide, "MySQL on Amazon RDS versions" and MySQL's reserved account names. */
const reservedUsers: ReadonlySet<string> = new Set(['rdsadmin', 'root', 'mysql', 'rdsrepladmin']);
