import { z } from 'zod';

const group = 'Scaling';

const hour = z.int().min(0).max(23);

/** How many tasks of the service run, and when. */
export const scalingParameters = {
  initialTasks: z.int().min(0).max(100).default(0).meta({
    title: 'Tasks at first',
    description:
      'Desired count with which the service is made. Later changes of the service set it again; scaling goes on from there. Tasks need a NAT gateway of the network layer to fetch their images.',
    group,
    control: 'number',
  }),
  maximumTasks: z.int().min(1).max(100).default(4).meta({
    title: 'Maximum number of tasks',
    description:
      'Automatic scaling stays between 0 and this. An idle service goes to 0; it leaves 0 by hand or by office hours, since without tasks there is no utilization to follow.',
    group,
    control: 'number',
  }),
  cpuTarget: z.int().min(10).max(95).default(70).meta({
    title: 'CPU target',
    description: 'Average CPU utilization that scaling aims for.',
    group,
    control: 'number',
    unit: '%',
  }),
  memoryTarget: z.int().min(10).max(95).default(75).meta({
    title: 'Memory target',
    description: 'Average memory utilization that scaling aims for.',
    group,
    control: 'number',
    unit: '%',
  }),
  officeHours: z.boolean().default(false).meta({
    title: 'Office hours',
    description: 'Starts one task in the morning and stops all in the evening, Monday to Friday.',
    group,
    control: 'toggle',
  }),
  startHour: hour.default(8).meta({
    title: 'Start',
    description: 'Hour at which at least one task starts.',
    group,
    control: 'number',
    unit: 'o’clock',
    visibleWhen: { officeHours: true },
  }),
  stopHour: hour.default(18).meta({
    title: 'Stop',
    description: 'Hour at which every task stops.',
    group,
    control: 'number',
    unit: 'o’clock',
    visibleWhen: { officeHours: true },
  }),
  timeZone: z
    .string()
    .regex(/^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_+-]*[A-Za-z0-9]*){1,2})$/, 'Such as Europe/Berlin')
    .default('UTC')
    .meta({
      title: 'Time zone',
      description: 'Of the office hours, as the tz database names it.',
      group,
      control: 'text',
      namesOutside: true,
      examples: ['Europe/Berlin'],
      visibleWhen: { officeHours: true },
    }),
};
