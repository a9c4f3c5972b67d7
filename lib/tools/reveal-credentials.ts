import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Context } from '#lib/context/context.ts';
import { type Credentials, readCredentials, secretOf } from './credentials.ts';
import { requireTool } from './require-tool.ts';
import type { ToolId } from './tool.ts';

/**
 * User and password of a tool, for whoever asked; that they did is recorded before the answer leaves.
 * Throws `environment-not-found`, `tool-not-found`, `no-credentials` and what AWS refuses.
 */
export async function revealCredentials(
  ctx: Context,
  input: { readonly name: string; readonly tool: ToolId },
): Promise<Credentials> {
  const { environment, nodes, placed } = await requireTool(ctx, input);
  await requireDeployer(ctx.db, environment);
  const { tool } = placed;
  const credentials = await readCredentials(ctx.aws(environment), tool, nodes);
  const secret = secretOf(tool, nodes);
  await ctx.db.$transaction((tx) =>
    recordActivity(tx, [
      {
        environment: environment.name,
        at: ctx.clock.now(),
        actor: ctx.actor.name,
        kind: 'credentials-revealed',
        severity: 'info',
        summary: `${ctx.actor.name} read the password of ${tool.title}`,
        resourceId: secret?.id,
      },
    ]),
  );
  ctx.signals.liveEventsWritten();
  return credentials;
}
