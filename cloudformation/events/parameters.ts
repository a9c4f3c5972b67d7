import { z } from 'zod';

export const eventsParameters = z
  .strictObject({
    apiCalls: z.boolean().default(true).meta({
      title: 'API calls',
      description:
        'Also hears of calls that change something, which is how security groups, roles and buckets tell. AWS sends them where the account has a CloudTrail trail in the region.',
      group: 'Change events',
      control: 'toggle',
    }),
    retentionMinutes: z.number().int().min(1).max(20_160).default(60).meta({
      title: 'Kept for',
      description:
        'How long events wait in the queue. They are read while somebody looks at the environment, and of no use once it has been looked at as a whole.',
      group: 'Change events',
      control: 'number',
      unit: 'minutes',
    }),
  })
  .meta({ title: 'Change events' });

export type EventsParameters = z.output<typeof eventsParameters>;
