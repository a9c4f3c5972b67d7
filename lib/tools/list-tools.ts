import type { Opening, ToolStatus } from '#lib/api/tool-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { askTool } from './ask-tool.ts';
import { secretOf } from './credentials.ts';
import { hostPortOf } from './host-port.ts';
import { judgeTool } from './judge-tool.ts';
import { listOpenings } from './list-openings.ts';
import { type PlacedTool, placeTools } from './place-tools.ts';
import type { Probe } from './probe-tool.ts';

/** The tools of an environment, each asked for its health, all at once. Throws `environment-not-found`. */
export async function listTools(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<ToolStatus[]> {
  const environment = await requireEnvironment(ctx.db, name);
  const { nodes } = await graphOf(ctx.db, environment);
  const openings = await listOpenings(ctx, environment);
  return Promise.all(
    placeTools(nodes).map(async (placed) => {
      const probe = await askTool(ctx, placed);
      const verdict = judgeTool(placed, probe, {
        region: environment.region,
        now: ctx.clock.now(),
        cloudSpeed: ctx.cloudSpeed,
      });
      return {
        ...toolFacts(placed, probe, openings),
        ...verdict,
        remedies: [...verdict.remedies],
        hasCredentials: secretOf(placed.tool, nodes) !== undefined,
      };
    }),
  );
}

function toolFacts(placed: PlacedTool, probe: Probe | undefined, openings: readonly Opening[]) {
  const { tool, host } = placed;
  const target = hostPortOf(placed);
  const answered = probe && 'latencyMs' in probe ? probe : undefined;
  return {
    id: tool.id,
    title: tool.title,
    host: { id: host.id, name: host.name },
    latencyMs: answered?.latencyMs ?? null,
    version: answered?.version ?? null,
    url: target ? `${target.scheme}://${target.address}:${target.port}/` : null,
    simulated: answered?.simulated ?? false,
    openings: openings.filter((one) => one.tool === tool.id),
  };
}
