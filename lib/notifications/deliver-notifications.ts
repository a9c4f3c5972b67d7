import type { Context } from '#lib/context/context.ts';
import type { NotificationChannel, NotificationDelivery, Prisma } from '#lib/db/client.ts';
import { openChannel } from './channels.ts';
import { toNotification } from './message.ts';
import { reasonOf } from './not-taken.ts';
import { publishNotifications } from './publish-notifications.ts';
import { send } from './send.ts';

type DeliveryContext = Pick<
  Context,
  'db' | 'clock' | 'log' | 'notifications' | 'sealing' | 'signals'
>;

const batchSize = 20;
/** How long nobody else sends it; after that whoever did is thought dead. */
const leaseMs = 60_000;
const firstPauseMs = 2_000;
const longestPauseMs = 3_600_000;
/** With pauses that double, it is tried for about six hours. */
const mostFailures = 16;

const withChannel = { channel: { include: { environment: { select: { name: true } } } } } as const;

type Due = NotificationDelivery & {
  readonly channel: NotificationChannel & { readonly environment: { readonly name: string } };
};

/**
 * Sends what is due, each to its channel, until there is nothing left. One instance at a time sends a
 * delivery; what is not taken is sent again, later and later, with the same id, and given up in the end.
 * What waits for a channel that is turned off waits until it is turned on.
 */
export async function deliverNotifications(ctx: DeliveryContext): Promise<void> {
  for (;;) {
    const due = await ctx.db.notificationDelivery.findMany({
      where: { notBefore: { lte: ctx.clock.now() }, channel: { enabled: true } },
      include: withChannel,
      orderBy: { notBefore: 'asc' },
      take: batchSize,
    });
    if (due.length === 0) return;
    await Promise.all(due.map((delivery) => deliver(ctx, delivery)));
  }
}

async function deliver(ctx: DeliveryContext, { channel, ...delivery }: Due): Promise<void> {
  const lease = await claim(ctx, delivery);
  if (!lease) return;
  const { config, publicUrl } = ctx.notifications;
  const settle = async (data: Prisma.NotificationDeliveryUpdateManyMutationInput) => {
    await ctx.db.$transaction(async (tx) => {
      const where = { id: delivery.id, notBefore: lease };
      await tx.notificationDelivery.updateMany({ where, data });
      await publishNotifications(tx, [channel.environment.name]);
    });
    ctx.signals.liveEventsWritten();
  };
  try {
    const notification = toNotification(delivery.id, delivery.message, publicUrl);
    await send(openChannel(channel, ctx.sealing), notification, config);
  } catch (error) {
    const failures = delivery.failures + 1;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
    const again = new Date(ctx.clock.now().getTime() + pauseMs);
    const reason = reasonOf(error);
    await settle({ failures, error: reason, notBefore: failures < mostFailures ? again : null });
    ctx.log.warn({ err: error, channel: channel.id, failures }, 'notification not taken');
    return;
  }
  await settle({ deliveredAt: ctx.clock.now(), notBefore: null, error: null });
}

/** Takes the turn to send, known by its end; nothing where another instance has it. */
async function claim(
  { db, clock }: DeliveryContext,
  { id, notBefore }: NotificationDelivery,
): Promise<Date | undefined> {
  const lease = new Date(clock.now().getTime() + leaseMs);
  const { count } = await db.notificationDelivery.updateMany({
    where: { id, notBefore },
    data: { notBefore: lease },
  });
  return count === 1 ? lease : undefined;
}

const keptMs = 30 * 86_400_000;

/** Forgets deliveries of more than a month ago. */
export async function forgetDeliveries(db: Context['db'], now: Date): Promise<void> {
  await db.notificationDelivery.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - keptMs) } },
  });
}
