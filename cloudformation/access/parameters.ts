import { z } from 'zod';

export const accessParameters = z
  .strictObject({
    taskAccess: z
      .enum(['read-write', 'read-only'])
      .default('read-write')
      .meta({
        title: 'ECS tasks and the data lake',
        description:
          'Whether the containers of ECS tasks may write into the data lake, or only read it. They never delete earlier versions.',
        group: 'ECS',
        control: 'choice',
        labels: { 'read-write': 'Read and write', 'read-only': 'Read only' },
      }),
  })
  .meta({ title: 'Access' });

export type AccessParameters = z.output<typeof accessParameters>;
