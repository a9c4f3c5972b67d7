import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { NotificationChannel, newNotificationChannel, Topic } from '#lib/api/notifications.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import type { NotificationDelivery, Prisma, NotificationChannel as Row } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Sealing } from '#lib/sealing/sealing.ts';
import { toNotification } from './message.ts';
import { NotTaken, reasonOf } from './not-taken.ts';
import { publishNotifications } from './publish-notifications.ts';
import { type OpenChannel, send } from './send.ts';

interface OfEnvironment {
  readonly name: string;
}

interface OfChannel extends OfEnvironment {
  readonly channel: string;
}

const mostChannels = 20;

/** With what was sent last. */
const withNewest = {
  deliveries: { orderBy: { createdAt: 'desc' }, take: 1 },
} satisfies Prisma.NotificationChannelInclude;

/** Who is told of what happens in an environment. Throws `environment-not-found`. */
export async function listNotificationChannels(ctx: Context, { name }: OfEnvironment) {
  const { id: environmentId } = await requireEnvironment(ctx.db, name);
  const rows = await ctx.db.notificationChannel.findMany({
    where: { environmentId },
    orderBy: { createdAt: 'asc' },
    include: withNewest,
  });
  return {
    channels: rows.map(toDocument),
    canSendEmail: ctx.notifications.config.smtp !== undefined,
  };
}

/** Throws `environment-not-found`, and `channel-refused` where nothing could be sent by it. */
export async function addNotificationChannel(
  ctx: Context,
  { name, ...wanted }: OfEnvironment & z.output<typeof newNotificationChannel>,
): Promise<{ readonly channel: NotificationChannel; readonly signingKey: string | null }> {
  const { config } = ctx.notifications;
  const { id: environmentId } = await requireEnvironment(ctx.db, name);
  if (wanted.kind === 'email' && !config.smtp) {
    throw refused('kind', 'Strata knows no server that sends e-mail: set STRATA_SMTP_URL.');
  }
  if (wanted.url !== undefined && !isPrivate(new URL(wanted.url), config.webhookHosts)) {
    throw refused(
      'url',
      'Write it with https://; only hosts of STRATA_WEBHOOK_HOSTS are told without.',
    );
  }
  if ((await ctx.db.notificationChannel.count({ where: { environmentId } })) >= mostChannels) {
    throw refused('title', `An environment has at most ${mostChannels} channels.`);
  }
  const signingKey = wanted.kind === 'webhook' ? randomBytes(32).toString('base64url') : null;
  const target = wanted.url ?? wanted.addresses ?? [];
  const row = await ctx.db.notificationChannel.create({
    include: withNewest,
    data: {
      environmentId,
      kind: wanted.kind,
      title: wanted.title,
      destination: typeof target === 'string' ? new URL(target).host : target.join(', '),
      target: ctx.sealing.seal(JSON.stringify(target), targetOf(environmentId)),
      signingKey: signingKey && ctx.sealing.seal(signingKey, signingKeyOf(environmentId)),
      topics: wanted.topics,
      createdBy: ctx.actor.name,
      createdAt: ctx.clock.now(),
    },
  });
  noteTarget(row.id, name);
  await tell(ctx, name);
  return { channel: toDocument(row), signingKey };
}

interface ChannelChange extends OfChannel {
  readonly title?: string | undefined;
  readonly topics?: readonly Topic[] | undefined;
  readonly enabled?: boolean | undefined;
}

/** Throws `environment-not-found`, `channel-not-found`. */
export async function updateNotificationChannel(
  ctx: Context,
  { name, channel, title, topics, enabled }: ChannelChange,
): Promise<NotificationChannel> {
  const { id } = await requireChannel(ctx, { name, channel });
  const row = await ctx.db.notificationChannel.update({
    where: { id },
    include: withNewest,
    data: {
      ...(title !== undefined && { title }),
      ...(topics && { topics: [...topics] }),
      ...(enabled !== undefined && { enabled }),
    },
  });
  await tell(ctx, name);
  return toDocument(row);
}

/** Throws `environment-not-found`, `channel-not-found`. What is on its way goes with it. */
export async function removeNotificationChannel(ctx: Context, of: OfChannel): Promise<null> {
  const { id } = await requireChannel(ctx, of);
  await ctx.db.notificationChannel.delete({ where: { id } });
  await tell(ctx, of.name);
  return null;
}

/** Sends something at once. Throws `environment-not-found`, `channel-not-found`. */
export async function testNotificationChannel(ctx: Context, of: OfChannel) {
  const row = await requireChannel(ctx, of);
  const { config, publicUrl } = ctx.notifications;
  const message = {
    topic: 'test',
    environment: of.name,
    at: ctx.clock.now().toISOString(),
    actor: ctx.actor.name,
    severity: 'info',
    summary: 'This is a test of the notifications of Strata',
    path: `/environments/${of.name}/settings`,
  };
  try {
    const notification = toNotification(`test-${row.id}`, message, publicUrl);
    await send(openChannel(row, ctx.sealing), notification, config);
    return { delivered: true, error: null };
  } catch (error) {
    return { delivered: false, error: reasonOf(error) };
  }
}

const addressList = z.array(z.string());

/** A channel with what is kept secret of it. Throws where the key that sealed it is gone. */
export function openChannel(row: Row, sealing: Sealing): OpenChannel {
  const { environmentId } = row;
  const target: unknown = JSON.parse(opened(sealing, row.target, targetOf(environmentId)));
  if (row.kind === 'email') return { kind: 'email', addresses: addressList.parse(target) };
  const url = z.string().parse(target);
  if (row.signingKey === null) return { kind: 'slack', url };
  const signingKey = opened(sealing, row.signingKey, signingKeyOf(environmentId));
  return { kind: 'webhook', url, signingKey };
}

function opened(sealing: Sealing, sealed: string, purpose: string): string {
  const text = sealing.open(sealed, purpose);
  if (text !== undefined) return text;
  throw new NotTaken('The key that it was encrypted by is gone: add it again');
}

const targetOf = (environmentId: string) => `notification-target ${environmentId}`;
const signingKeyOf = (environmentId: string) => `notification-key ${environmentId}`;

async function tell(ctx: Context, name: string): Promise<void> {
  await ctx.db.$transaction((tx) => publishNotifications(tx, [name]));
  ctx.signals.liveEventsWritten();
}

async function requireChannel(ctx: Context, { name, channel }: OfChannel): Promise<Row> {
  const { id: environmentId } = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.notificationChannel.findFirst({
    where: { id: channel, environmentId },
  });
  if (!row) throw new AppError('channel-not-found', `${name} has no channel ${channel}.`);
  return row;
}

/** Whether nobody on the way reads what is sent: it is encrypted, or goes to a host of one's own. */
function isPrivate({ protocol, hostname }: URL, ownHosts: readonly string[]): boolean {
  return protocol === 'https:' || ownHosts.includes(hostname);
}

function refused(field: string, message: string): AppError {
  return new AppError('channel-refused', message, {
    fields: [{ in: 'body', path: [field], message }],
  });
}

function toDocument(
  row: Row & { readonly deliveries: readonly NotificationDelivery[] },
): NotificationChannel {
  const newest = row.deliveries[0] ?? null;
  const { id, kind, title, destination, topics, enabled, createdBy, createdAt } = row;
  return {
    id,
    kind: kind as NotificationChannel['kind'],
    title,
    destination,
    topics: topics as Topic[],
    enabled,
    createdBy,
    createdAt: createdAt.toISOString(),
    last: newest && {
      at: newest.createdAt.toISOString(),
      summary: (newest.message as { readonly summary: string }).summary,
      state: newest.deliveredAt ? 'delivered' : newest.notBefore ? 'waiting' : 'given-up',
      failures: newest.failures,
      error: newest.error,
    },
  };
}
