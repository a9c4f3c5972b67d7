import { z } from 'zod';

const group = 'MySQL';

export const mysqlClasses = [
  'db.t4g.micro',
  'db.t4g.small',
  'db.t4g.medium',
  'db.t4g.large',
  'db.m7g.large',
  'db.m7g.xlarge',
  'db.r7g.large',
  'db.r7g.xlarge',
] as const;

/** Minor versions of MySQL 8.4, the release with long-term support, newest first. */
export const mysqlVersions = ['8.4.9', '8.4.8', '8.4.7', '8.4.6'] as const;

/** The MySQL database in Amazon RDS. */
export const mysqlParameters = {
  mysqlClass: z.enum(mysqlClasses).default('db.t4g.micro').meta({
    title: 'Instance class',
    description: 'Size of the database. db.t4g.micro has 2 vCPUs and 1 GiB of memory.',
    group,
    control: 'choice',
  }),
  mysqlVersion: z.enum(mysqlVersions).default('8.4.9').meta({
    title: 'Version',
    description:
      'MySQL 8.4 has long-term support. RDS installs newer minor versions by itself in the maintenance window.',
    group,
    control: 'choice',
  }),
  storageGib: z.int().min(20).max(6144).default(20).meta({
    title: 'Storage',
    description: 'Encrypted gp3 storage; it can grow later but not shrink.',
    group,
    control: 'number',
    unit: 'GiB',
  }),
  maximumStorageGib: z.int().min(22).max(6144).default(100).meta({
    title: 'Storage at most',
    description: 'RDS enlarges the storage by itself up to this when it runs full.',
    group,
    control: 'number',
    unit: 'GiB',
  }),
  multiAz: z.boolean().default(false).meta({
    title: 'Standby in another zone',
    description:
      'A second copy takes over when the first or its zone fails. Doubles the cost of the database.',
    group,
    control: 'toggle',
  }),
  backupRetention: z.int().min(1).max(35).default(7).meta({
    title: 'Backups',
    description: 'Days for which the database can be restored to any second.',
    group,
    control: 'number',
    unit: 'days',
  }),
  logExports: z.boolean().default(false).meta({
    title: 'Log exports',
    description: 'Sends the error log and slow queries to CloudWatch Logs, charged by volume.',
    group,
    control: 'toggle',
  }),
};
