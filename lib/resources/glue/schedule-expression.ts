import { z } from 'zod';

/** Source: "Time-based schedules for jobs and crawlers", AWS Glue developer guide. */
const pattern = /^cron\(\S+( \S+){5}\)$/;

/** When something of Glue starts by itself, in UTC. */
export const scheduleExpression = z
  .string()
  .regex(pattern, 'Six fields in cron(…), such as cron(0 2 * * ? *)')
  .meta({
    title: 'Schedule',
    description:
      'Minutes, hours, day of month, month, day of week and year, in UTC. cron(0 2 * * ? *) is every night at two.',
    group: 'Schedule',
    control: 'text',
    examples: ['cron(0 2 * * ? *)'],
  });
