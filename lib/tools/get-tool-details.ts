import type { ToolDetails } from '#lib/api/tool-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { openSession, readApplications } from './argocd.ts';
import type { HostPort } from './ask-host.ts';
import { askTool } from './ask-tool.ts';
import { type Credentials, readCredentials, secretOf } from './credentials.ts';
import { hostPortOf } from './host-port.ts';
import { readClusterHealth } from './kibana.ts';
import { readAlerts } from './prometheus.ts';
import { requireTool } from './require-tool.ts';
import type { Tool, ToolId } from './tool.ts';

const nothing: ToolDetails = { alerts: null, applications: null, cluster: null };

/**
 * What a tool that is up tells of what it looks after, asked at most once in ten seconds. ArgoCD is logged
 * in to with the password of its secret. Throws `environment-not-found`, `tool-not-found`, and what AWS
 * refuses of the secret.
 */
export async function getToolDetails(
  ctx: Context,
  input: { readonly name: string; readonly tool: ToolId },
): Promise<ToolDetails> {
  const { environment, nodes, placed } = await requireTool(ctx, input);
  const target = hostPortOf(placed);
  const probe = await askTool(ctx, placed);
  if (!target || probe?.outcome !== 'up') return nothing;
  const { tool } = placed;
  const key = `details ${tool.id} ${placed.host.id} ${placed.launchedAt}`;
  return ctx.toolMemory.details.of(tool, key, ctx.clock.now(), async () => {
    switch (tool.id) {
      case 'prometheus':
        return { ...nothing, alerts: (await readAlerts(target)) ?? null };
      case 'kibana':
        return { ...nothing, cluster: (await readClusterHealth(target)) ?? null };
      case 'argocd': {
        const credentials = () => readCredentials(ctx.aws(environment), tool, nodes);
        const isKnown = secretOf(tool, nodes) !== undefined;
        return isKnown
          ? { ...nothing, ...(await askArgoCd(ctx, tool, target, credentials)) }
          : nothing;
      }
      default:
        return nothing;
    }
  });
}

async function askArgoCd(
  { toolMemory: { sessions }, clock }: Pick<Context, 'toolMemory' | 'clock'>,
  tool: Tool,
  target: HostPort,
  credentials: () => Promise<Credentials>,
): Promise<Pick<ToolDetails, 'applications'>> {
  const open = async () => openSession(target, await credentials());
  const token = await sessions.of(tool, target.address, clock.now(), open);
  const applications = token === undefined ? undefined : await readApplications(target, token);
  if (applications === undefined) sessions.forget(tool, target.address);
  return { applications: applications ?? null };
}
