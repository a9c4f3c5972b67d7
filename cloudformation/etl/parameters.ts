import { z } from 'zod';
import { cronIssue, optionalCronPattern } from './cron-expression.ts';

export const workerTypes = ['G.1X', 'G.2X', 'G.4X'] as const;
/** AWS Glue Developer Guide, "Adding jobs": DPUs of one worker. */
const dpusOf = { 'G.1X': 1, 'G.2X': 2, 'G.4X': 4 } as const;

const capacity = {
  workerType: z
    .enum(workerTypes)
    .default('G.1X')
    .meta({
      title: 'Worker type',
      description: 'Size of each worker. A DPU is 4 vCPU and 16 GB, charged by the second.',
      group: 'Capacity',
      control: 'choice',
      labels: { 'G.1X': 'G.1X, 1 DPU', 'G.2X': 'G.2X, 2 DPU', 'G.4X': 'G.4X, 4 DPU' },
    }),
  workers: z.int().min(2).max(100).default(2).meta({
    title: 'Workers',
    description: 'Two G.1X workers are 2 DPU, the least that Spark runs on.',
    group: 'Capacity',
    control: 'number',
  }),
  executionClass: z
    .enum(['STANDARD', 'FLEX'])
    .default('STANDARD')
    .meta({
      title: 'Execution class',
      description:
        'Flexible runs cost about a third less, wait for spare capacity and may be interrupted; they need G.1X or G.2X.',
      group: 'Capacity',
      control: 'choice',
      labels: { STANDARD: 'Standard', FLEX: 'Flexible' },
    }),
  timeoutMinutes: z.int().min(1).max(10_080).default(60).meta({
    title: 'Time-out',
    description: 'A run that takes longer is stopped.',
    group: 'Capacity',
    control: 'number',
    unit: 'minutes',
  }),
  retries: z.int().min(0).max(10).default(1).meta({
    title: 'Retries',
    description: 'How often the processing job is run again after it failed.',
    group: 'Capacity',
    control: 'number',
  }),
};

const pipeline = {
  schedule: z
    .string()
    .default('')
    .superRefine((text, context) => {
      const message = text === '' ? undefined : cronIssue(text);
      if (message) context.addIssue({ code: 'custom', message });
    })
    .meta({
      title: 'Schedule',
      description:
        'When the workflow starts by itself, as cron(0 2 * * ? *) for every day at 02:00 UTC. Empty: on demand only.',
      group: 'Pipeline',
      control: 'text',
      pattern: optionalCronPattern,
      examples: ['cron(0 2 * * ? *)'],
    }),
  enabled: z.boolean().default(true).meta({
    title: 'Schedule in force',
    description: 'Switched off, the schedule is kept and starts nothing.',
    group: 'Pipeline',
    control: 'toggle',
  }),
  rawDiscovery: z
    .enum(['declared-tables', 'new-tables'])
    .default('declared-tables')
    .meta({
      title: 'Raw data crawler',
      description:
        'Keeps schema and partitions of the three raw tables up to date, or scans all of raw/ and makes a table raw_… of each folder that it finds. Glue does either, not both.',
      group: 'Pipeline',
      control: 'choice',
      labels: { 'declared-tables': 'Update the raw tables', 'new-tables': 'Create tables' },
    }),
  qualityThreshold: z.int().min(0).max(100).default(95).meta({
    title: 'Quality threshold',
    description: 'Per cent of rows that must keep each rule, or the quality job fails.',
    group: 'Quality',
    control: 'number',
    unit: '%',
  }),
  metrics: z.boolean().default(false).meta({
    title: 'Job metrics',
    description: 'Spark and job metrics in CloudWatch, which are charged.',
    group: 'Observability',
    control: 'toggle',
  }),
};

export const etlParameters = z
  .strictObject({ ...capacity, ...pipeline })
  .superRefine(({ executionClass, workerType }, context) => {
    if (executionClass === 'FLEX' && dpusOf[workerType] > 2) {
      context.addIssue({
        code: 'custom',
        path: ['executionClass'],
        message: `Flexible runs need G.1X or G.2X workers, not ${workerType}`,
      });
    }
  })
  .meta({ title: 'ETL pipeline' });

export type EtlParameters = z.output<typeof etlParameters>;
