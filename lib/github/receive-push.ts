import { z } from 'zod';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readJson } from '#lib/services/read-json.ts';
import { requireRepository } from './github-settings.ts';
import { publishGitHub } from './publish-github.ts';

/** Source: GitHub, "Webhook events and payloads", push. */
const push = z.object({ ref: z.string(), repository: z.object({ full_name: z.string() }) });

type Push = z.output<typeof push>;

/** What a delivery says; undefined for what is no push. Throws `invalid-input`. */
export function readPush(text: string, headers: Headers): Push | undefined {
  if (headers.get('x-github-event') !== 'push') return undefined;
  const read = readJson(push, text);
  if (read) return read;
  const message = 'This is no push as application/json, which is the content type to choose.';
  throw new AppError('invalid-input', message);
}

/**
 * Notes that the followed branch moved, and nothing else: GitHub waits ten seconds for an answer and delivers
 * once. `planPushes` asks which commit the branch is at, so that deliveries may come late, twice or out of order.
 */
export async function receivePush(
  ctx: Context,
  { name, payload: told }: { readonly name: string; readonly payload: Push | undefined },
): Promise<void> {
  const { settings } = await requireRepository(ctx, name);
  const isFollowed =
    told?.ref === `refs/heads/${settings.branch}` &&
    told.repository.full_name.toLowerCase() === settings.repository.toLowerCase();
  await ctx.db.$transaction(async (tx) => {
    await tx.gitHubSettings.update({
      where: { environmentId: settings.environmentId },
      data: {
        deliveredAt: ctx.clock.now(),
        ...(isFollowed && { pendingPushes: { increment: 1 } }),
      },
    });
    await publishGitHub(tx, name);
  });
  ctx.signals.liveEventsWritten();
}
