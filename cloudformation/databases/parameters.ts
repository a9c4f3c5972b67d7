import { z } from 'zod';
import { mysqlParameters } from './mysql-parameters.ts';
import { redisParameters } from './redis-parameters.ts';

const group = 'Protection';

export const databasesParameters = z
  .strictObject({
    ...mysqlParameters,
    ...redisParameters,
    deletionProtection: z.boolean().default(false).meta({
      title: 'Deletion protection',
      description: 'RDS refuses to delete the database until this is switched off.',
      group,
      control: 'toggle',
    }),
    whenDeleted: z
      .enum(['snapshot', 'delete'])
      .default('snapshot')
      .meta({
        title: 'When the layer is deleted',
        description:
          'Makes a last snapshot of both, which is charged until you delete it, or deletes everything.',
        group,
        control: 'choice',
        labels: { snapshot: 'Keep a snapshot', delete: 'Delete the data' },
      }),
  })
  .superRefine((plan, context) => {
    // RDS wants at least 10 % of room to grow (RDS User Guide, "Storage autoscaling").
    if (plan.maximumStorageGib < plan.storageGib * 1.1) {
      context.addIssue({
        code: 'custom',
        path: ['maximumStorageGib'],
        message: 'Must be at least 10 % more than the storage',
      });
    }
  })
  .meta({ title: 'Databases' });

export type DatabasesParameters = z.output<typeof databasesParameters>;
