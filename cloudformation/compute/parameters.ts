import { z } from 'zod';
import { scrapePorts } from '../security/rules.ts';
import { capacityParameters } from './capacity-parameters.ts';
import { imageParameters } from './image-parameters.ts';
import { scalingParameters } from './scaling-parameters.ts';

/** Days after which CloudWatch Logs may delete a task's log; all of them are values it accepts. */
export const logRetentionDays = [1, 3, 7, 14, 30, 60, 90, 180, 365, 731, 1827] as const;

export const computeParameters = z
  .strictObject({
    ...capacityParameters,
    ...scalingParameters,
    ...imageParameters,
    containerInsights: z
      .enum(['disabled', 'enabled', 'enhanced'])
      .default('disabled')
      .meta({
        title: 'Container Insights',
        description:
          'Metrics of cluster, services and tasks in CloudWatch, charged by metric. Enhanced adds each container.',
        group: 'Observability',
        control: 'choice',
        labels: { disabled: 'Off', enabled: 'On', enhanced: 'Enhanced' },
      }),
    logRetention: z.literal(logRetentionDays).default(30).meta({
      title: 'Log retention',
      description: 'Days after which CloudWatch Logs deletes what tasks wrote.',
      group: 'Observability',
      control: 'choice',
      unit: 'days',
    }),
    metricsPort: z
      .literal([0, ...scrapePorts.map(({ from }) => from)])
      .default(0)
      .meta({
        title: 'Metrics port',
        description:
          'Port on which the data processing container serves Prometheus metrics at /metrics; the monitoring layer then scrapes it. The security groups let Prometheus in on these ports only.',
        group: 'Observability',
        control: 'choice',
        labels: { '0': 'None' },
      }),
  })
  .superRefine((plan, context) => {
    if (plan.spotWeight + plan.onDemandWeight === 0) {
      context.addIssue({
        code: 'custom',
        path: ['spotWeight'],
        message: 'One of the two weights must be greater than 0, or no task could be placed',
      });
    }
    if (plan.officeHours && plan.startHour === plan.stopHour) {
      context.addIssue({
        code: 'custom',
        path: ['stopHour'],
        message: 'Must differ from the hour at which tasks start',
      });
    }
    if (plan.initialTasks > plan.maximumTasks) {
      context.addIssue({
        code: 'custom',
        path: ['initialTasks'],
        message: 'Must not exceed the maximum number of tasks',
      });
    }
  })
  .meta({ title: 'Compute' });

export type ComputeParameters = z.output<typeof computeParameters>;
