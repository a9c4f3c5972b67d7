import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { secretFields } from './secret-fields.ts';

const tag = 'Notifications';

/** What somebody may want to be told of. */
export const topic = z.enum(['deployment', 'approval', 'drift', 'failure', 'budget', 'lifetime']);

export type Topic = z.output<typeof topic>;

/** What a webhook receives, and what the other kinds are written from. */
export const notification = z
  .object({
    /** The same for every attempt. */
    id: z.string(),
    topic: z.union([topic, z.literal('test')]),
    environment: z.string(),
    at: z.iso.datetime(),
    /** A person, or `AWS` for what was seen happening there. */
    actor: z.string(),
    severity: z.enum(['info', 'success', 'warning', 'error']),
    summary: z.string(),
    /** The page that shows it. */
    url: z.string(),
  })
  .meta({ id: 'Notification' });

export type Notification = z.output<typeof notification>;

export const notificationChannel = z
  .object({
    id: z.string(),
    kind: z.enum(['webhook', 'slack', 'email']),
    title: z.string(),
    /** The host of its URL, or the addresses. */
    destination: z.string(),
    topics: z.array(topic),
    enabled: z.boolean(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    /** What became of the newest notification; null before there is one. */
    last: z
      .object({
        at: z.iso.datetime(),
        summary: z.string(),
        state: z.enum(['waiting', 'delivered', 'given-up']),
        failures: z.number().int(),
        error: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'NotificationChannel' });

export type NotificationChannel = z.output<typeof notificationChannel>;

const topics = z
  .array(topic)
  .min(1, 'Choose at least one')
  .max(topic.options.length)
  .transform((all) => [...new Set(all)])
  .meta({ description: 'What it is told of.' });

const title = z.string().trim().min(1, 'Call it something').max(100);

/** May hold a key, as those of Slack do. */
const url = z
  .url({ protocol: /^https?$/, error: 'A URL that starts with https://' })
  .max(2_048)
  .register(secretFields, { shown: 'nothing' });

export const newNotificationChannel = z
  .strictObject({
    kind: z.enum(['webhook', 'slack', 'email']),
    title,
    topics,
    url: url.optional().meta({
      description: 'Of a webhook, or of Slack; with https, but for hosts of STRATA_WEBHOOK_HOSTS.',
    }),
    addresses: z
      .array(z.email('Not an e-mail address').max(320))
      .min(1, 'Name at least one address')
      .max(20, 'At most 20 addresses')
      .optional()
      .meta({ description: 'Of e-mail.' }),
  })
  .refine(({ kind, url: given }) => (kind === 'email') === (given === undefined), {
    path: ['url'],
    message: 'A webhook and Slack have a URL, e-mail has none',
  })
  .refine(({ kind, addresses }) => (kind === 'email') === (addresses !== undefined), {
    path: ['addresses'],
    message: 'E-mail has addresses, a webhook and Slack have none',
  })
  .meta({ id: 'NewNotificationChannel' });

const identified = z.strictObject({
  ...named.shape,
  channel: z.uuid('Not an id of a channel'),
});

export const listNotificationChannels = defineEndpoint({
  id: 'listNotificationChannels',
  method: 'GET',
  path: '/environments/{name}/notifications',
  summary: 'Who is told of what happens in an environment, and what became of it',
  tag,
  params: named,
  response: z.object({
    channels: z.array(notificationChannel),
    /** Whether Strata knows a server that sends e-mail. */
    canSendEmail: z.boolean(),
  }),
  refusals: ['environment-not-found'],
});

export const addNotificationChannel = defineEndpoint({
  id: 'addNotificationChannel',
  method: 'POST',
  reveals: true,
  path: '/environments/{name}/notifications',
  summary: 'Tell somebody else too; the key that a webhook is signed with is shown this once',
  tag,
  status: 201,
  params: named,
  body: newNotificationChannel,
  response: z.object({ channel: notificationChannel, signingKey: z.string().nullable() }),
  refusals: ['environment-not-found', 'channel-refused'],
});

export const updateNotificationChannel = defineEndpoint({
  id: 'updateNotificationChannel',
  method: 'PATCH',
  path: '/environments/{name}/notifications/{channel}',
  summary: 'Change what a channel is told of, or turn it off',
  tag,
  params: identified,
  body: z.strictObject({
    title: title.optional(),
    topics: topics.optional(),
    enabled: z.boolean().optional(),
  }),
  response: notificationChannel,
  refusals: ['environment-not-found', 'channel-not-found'],
});

export const removeNotificationChannel = defineEndpoint({
  id: 'removeNotificationChannel',
  method: 'DELETE',
  path: '/environments/{name}/notifications/{channel}',
  summary: 'Tell a channel nothing more',
  tag,
  status: 204,
  params: identified,
  response: z.null(),
  refusals: ['environment-not-found', 'channel-not-found'],
});

export const testNotificationChannel = defineEndpoint({
  id: 'testNotificationChannel',
  method: 'POST',
  path: '/environments/{name}/notifications/{channel}/test',
  summary: 'Send a notification now, and tell whether it was taken',
  tag,
  params: identified,
  response: z.object({ delivered: z.boolean(), error: z.string().nullable() }),
  refusals: ['environment-not-found', 'channel-not-found'],
});
