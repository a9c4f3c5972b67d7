import type { Context } from '#lib/context/context.ts';
import { hostPortOf } from './host-port.ts';
import { isAskable } from './judge-tool.ts';
import type { PlacedTool } from './place-tools.ts';
import { type Probe, probeTool } from './probe-tool.ts';

/** How a tool is by its own account; undefined where it is known beforehand that it cannot answer. */
export async function askTool(
  ctx: Pick<Context, 'clock' | 'toolMemory'>,
  placed: PlacedTool,
): Promise<Probe | undefined> {
  const target = hostPortOf(placed);
  if (!target || !isAskable(placed)) return undefined;
  const { tool, host, launchedAt } = placed;
  const key = `probe ${tool.id} ${host.id} ${launchedAt} ${target.address}`;
  return ctx.toolMemory.probes.of(tool, key, ctx.clock.now(), () => probeTool(tool.id, target));
}
