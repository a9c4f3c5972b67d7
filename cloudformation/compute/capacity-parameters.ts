import { z } from 'zod';

const group = 'Capacity';

/** How tasks are spread over Fargate Spot and Fargate. */
export const capacityParameters = {
  spotWeight: z.int().min(0).max(1000).default(3).meta({
    title: 'Fargate Spot weight',
    description:
      'Share of tasks on spare capacity, which is up to 70 % cheaper and may be interrupted with two minutes’ notice.',
    group,
    control: 'number',
  }),
  onDemandWeight: z.int().min(0).max(1000).default(1).meta({
    title: 'Fargate weight',
    description:
      'Share of tasks on guaranteed capacity. Weights 3 and 1 put three of four on Spot.',
    group,
    control: 'number',
  }),
  onDemandBase: z.int().min(0).max(1000).default(0).meta({
    title: 'Fargate base',
    description:
      'Tasks that always run on guaranteed capacity, before the weights count. ECS does not move Spot tasks there by itself.',
    group,
    control: 'number',
  }),
  architecture: z
    .enum(['X86_64', 'ARM64'])
    .default('X86_64')
    .meta({
      title: 'Processor architecture',
      description: 'Must match the images. ARM64 (Graviton) costs about 20 % less.',
      group,
      control: 'choice',
      labels: { X86_64: 'x86-64', ARM64: 'ARM64 (Graviton)' },
    }),
  temporaryStorageGib: z.int().min(21).max(200).default(30).meta({
    title: 'Temporary storage of Spark tasks',
    description: 'Disk of each Spark task, gone when it ends. The first 20 GiB are free of charge.',
    group,
    control: 'number',
    unit: 'GiB',
  }),
};
