import { z } from 'zod';

/** S3 archives objects of Intelligent-Tiering after 90 to 730 days without access; 0 is never. */
export const archiveDays = [0, 90, 180, 365, 730] as const;

const lifecycle = {
  tieringDays: z.int().min(0).max(365).default(0).meta({
    title: 'Days until Intelligent-Tiering',
    description:
      'Age at which processed and curated data comes under Intelligent-Tiering, which moves what is not read to cheaper storage without delay on reading it. 0: as soon as it is written.',
    group: 'Lifecycle',
    control: 'number',
    unit: 'days',
  }),
  archiveDays: z
    .literal(archiveDays)
    .default(0)
    .meta({
      title: 'Archive what is not read',
      description:
        'Days without access after which Intelligent-Tiering archives processed and curated data. Archived objects must be restored, for hours, before a query can read them.',
      group: 'Lifecycle',
      control: 'choice',
      labels: { 0: 'Never', 90: '90 days', 180: '180 days', 365: '1 year', 730: '2 years' },
    }),
  noncurrentDays: z.int().min(1).max(3650).default(30).meta({
    title: 'Days that earlier versions stay',
    description: 'An overwritten or deleted object can be brought back for so long.',
    group: 'Lifecycle',
    control: 'number',
    unit: 'days',
  }),
  logDays: z.int().min(1).max(3650).default(90).meta({
    title: 'Days that logs stay',
    description: 'Age at which objects below logs/ and access logs are deleted.',
    group: 'Lifecycle',
    control: 'number',
    unit: 'days',
  }),
};

export const dataLakeParameters = z
  .strictObject({
    encryption: z
      .enum(['aws-managed', 'customer-key'])
      .default('aws-managed')
      .meta({
        title: 'Encryption',
        description:
          'With keys that S3 manages, free of charge, or with a KMS key of the environment’s own, which costs by the month and by use, is rotated every year, and whose use you control.',
        group: 'Protection',
        control: 'choice',
        labels: { 'aws-managed': 'S3 managed keys', 'customer-key': 'Key of its own' },
      }),
    accessLogs: z.boolean().default(false).meta({
      title: 'Access logs',
      description:
        'Records every request to the bucket in a second bucket: S3 cannot log into a bucket encrypted by a KMS key, and a bucket that logs into itself logs its own logs.',
      group: 'Protection',
      control: 'toggle',
    }),
    whenDeleted: z
      .enum(['retain', 'delete'])
      .default('retain')
      .meta({
        title: 'When the layer is deleted',
        description:
          'Keep the bucket with all its data, or delete it, which S3 does only once the bucket is empty.',
        group: 'Protection',
        control: 'choice',
        labels: { retain: 'Keep the data', delete: 'Delete the data' },
      }),
    ...lifecycle,
  })
  .meta({ title: 'Data lake' });

export type DataLakeParameters = z.output<typeof dataLakeParameters>;
