import type { ResourceStatus } from '#lib/resources/graph.ts';
import type { IconName } from '#lib/resources/icons.ts';
import type { Diagram, DiagramEdge } from '../diagram.ts';
import type { DiagramView, DrawingOptions } from '../diagram-view.ts';
import { mermaidId } from '../mermaid/escape.ts';
import { renderFlowchart } from '../mermaid/flowchart.ts';

/** One layer as the graph shows it. */
export interface DrawnLayer {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly string[];
  readonly status: ResourceStatus;
  readonly statusText: string;
  /** What is said of its time, such as `4 min expected`. */
  readonly time: string | undefined;
}

export interface LayersViewOptions extends DrawingOptions {
  /** Ids of the layers that decide how long everything takes, first to last. */
  readonly criticalPath: readonly string[];
}

/** The layers of an environment, each after those it needs. A click opens a layer by its id. */
export function layersView(layers: readonly DrawnLayer[], options: LayersViewOptions): DiagramView {
  return { ...renderFlowchart(layersDiagram(layers, options), options.theme), rolledUp: [] };
}

/** Mermaid id of a layer's node. */
export function layerNodeId(layerId: string): string {
  return mermaidId(keyOf(layerId));
}

function layersDiagram(layers: readonly DrawnLayer[], options: LayersViewOptions): Diagram {
  const { environment, criticalPath } = options;
  const titles = new Map(layers.map(({ id, title }) => [id, title]));
  const path = criticalPath.map((id) => titles.get(id) ?? id).join(', ');
  return {
    direction: 'right',
    title: `Layers of ${environment}`,
    description: `${layers.length} layers; arrows lead from what is needed to what needs it.${path ? ` Slowest chain: ${path}.` : ''}`,
    elements: layers.map((layer) => ({
      kind: 'node',
      key: keyOf(layer.id),
      resourceId: layer.id,
      lines: [layer.title, ...(layer.time ? [layer.time] : [])],
      icon: icons[layer.id] ?? 'aws:resource',
      status: layer.status,
      statusText: layer.statusText,
    })),
    edges: layers.flatMap((layer) => edgesOf(layer, layers, criticalPath)),
  };
}

/** What is needed through another layer that is needed is not drawn a second time. */
function edgesOf(
  layer: DrawnLayer,
  layers: readonly DrawnLayer[],
  criticalPath: readonly string[],
): DiagramEdge[] {
  const given = layer.needs.filter((need) => layers.some(({ id }) => id === need));
  const direct = given.filter(
    (need) => !given.some((other) => other !== need && needsOf(other, layers).has(need)),
  );
  return direct.map((need) => {
    const place = criticalPath.indexOf(need);
    const isCritical = place >= 0 && criticalPath[place + 1] === layer.id;
    return { from: keyOf(need), to: keyOf(layer.id), look: isCritical ? 'critical' : 'flow' };
  });
}

function needsOf(id: string, layers: readonly DrawnLayer[]): Set<string> {
  const found = new Set<string>();
  const visit = (current: string): void => {
    for (const need of layers.find((layer) => layer.id === current)?.needs ?? []) {
      if (found.has(need)) continue;
      found.add(need);
      visit(need);
    }
  };
  visit(id);
  return found;
}

function keyOf(layerId: string): string {
  return `layer ${layerId}`;
}

const icons: Readonly<Record<string, IconName>> = {
  network: 'aws:vpc',
  security: 'aws:security-group',
  secrets: 'aws:secret',
  'data-lake': 'aws:bucket',
  access: 'aws:role',
  etl: 'aws:glue',
  compute: 'aws:ecs-service',
  databases: 'aws:db-instance',
  ingress: 'aws:load-balancer',
  kubernetes: 'aws:instance',
  monitoring: 'aws:instance',
  budget: 'aws:budget',
};
