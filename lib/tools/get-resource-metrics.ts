import type { ResourceMetrics, Series } from '#lib/api/tool-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { HostPort } from './ask-host.ts';
import { askTool } from './ask-tool.ts';
import { hostExpressions } from './host-expressions.ts';
import { hostPortOf } from './host-port.ts';
import { placeTools } from './place-tools.ts';
import { queryLastHour, readAlerts } from './prometheus.ts';

const nothing: ResourceMetrics = { host: [], containerCpu: [], containerMemory: [], alerts: [] };

/**
 * What the environment's Prometheus has measured of a host in the last hour, and its alerts about it;
 * nothing of what it does not measure, or where it cannot be asked. Throws `environment-not-found`,
 * `resource-not-found`.
 */
export async function getResourceMetrics(
  ctx: Context,
  { name, resource }: { readonly name: string; readonly resource: string },
): Promise<ResourceMetrics> {
  const { node, nodes } = await requireResource(ctx, { name, resource });
  const prometheus = placeTools(nodes).find(({ tool }) => tool.id === 'prometheus');
  const target = prometheus && hostPortOf(prometheus);
  if (node.type !== 'AWS::EC2::Instance' || !target) return nothing;
  if ((await askTool(ctx, prometheus))?.outcome !== 'up') return nothing;
  const key = `metrics ${node.id} ${target.address} ${prometheus.launchedAt}`;
  const now = ctx.clock.now();
  return ctx.toolMemory.metrics.of(prometheus.tool, key, now, () => measure(target, node, now));
}

async function measure(
  target: HostPort,
  { name }: ResourceNode,
  now: Date,
): Promise<ResourceMetrics> {
  const expressions = hostExpressions(name);
  const query = (expression: string) => queryLastHour(target, expression, now);
  const one = async (title: string, expression: string): Promise<Series[]> => {
    const [found] = await query(expression);
    return found && found.points.length > 0 ? [{ name: title, points: found.points }] : [];
  };
  const [cpu, memory, disk, containerCpu, containerMemory, alerts = []] = await Promise.all([
    one('CPU', expressions.cpu),
    one('Memory', expressions.memory),
    one('Disk', expressions.disk),
    query(expressions.containerCpu),
    query(expressions.containerMemory),
    readAlerts(target),
  ]);
  return {
    host: [...cpu, ...memory, ...disk],
    containerCpu: containerCpu.map(ofContainer),
    containerMemory: containerMemory.map(ofContainer),
    alerts: alerts.filter(({ instance }) => instance === name),
  };
}

function ofContainer({
  labels,
  points,
}: Awaited<ReturnType<typeof queryLastHour>>[number]): Series {
  return { name: labels.name ?? 'Container', points };
}
