import { z } from 'zod';
import { alertParameters } from './alert-parameters.ts';
import { hostParameters } from './host-parameters.ts';

export const monitoringParameters = z
  .strictObject({
    ...hostParameters,
    metricsRetention: z.int().min(1).max(730).default(15).meta({
      title: 'Metrics',
      description: 'Days that Prometheus keeps metrics.',
      group: 'Retention',
      control: 'number',
      unit: 'days',
    }),
    logRetention: z.int().min(1).max(730).default(14).meta({
      title: 'Logs',
      description: 'Days that Elasticsearch keeps logs.',
      group: 'Retention',
      control: 'number',
      unit: 'days',
    }),
    ...alertParameters,
  })
  .superRefine((plan, context) => {
    if (plan.smtpServer !== '' && plan.smtpSender === '') {
      context.addIssue({
        code: 'custom',
        path: ['smtpSender'],
        message: 'A mail server needs an address that mail comes from',
      });
    }
  })
  .meta({ title: 'Monitoring' });

export type MonitoringParameters = z.output<typeof monitoringParameters>;
