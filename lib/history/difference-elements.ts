import type { ChangedResource, GraphDifference, UnchangedResource } from '#lib/api/history.ts';
import type { DiagramElement, DiagramGroup, DiagramNode } from '#lib/diagrams/diagram.ts';
import { layerTitle, layerTitles } from '#lib/diagrams/views/layer-titles.ts';
import type { ResourceNode, ResourceStatus } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** Signs beside the colours; Mermaid would take a line that begins with a plus or a dash for a list. */
export const differenceSigns = { added: '⊕', removed: '⊖', changed: '≠' } as const;

/** The states in whose colours a difference is drawn. */
const colours = {
  added: 'healthy',
  removed: 'failed',
  changed: 'changing',
  unchanged: 'unknown',
} as const satisfies Record<string, ResourceStatus>;

type Look = Required<Pick<DiagramNode, 'status' | 'badge'>>;

interface Placed {
  readonly layer: string;
  readonly element: DiagramNode;
  readonly look: Look;
}

export interface DifferenceElements {
  readonly groups: DiagramGroup[];
  /** What became of each resource, by the key of its element. */
  readonly looks: ReadonlyMap<string, Look>;
  readonly neighboursLeftOut: number;
}

/**
 * The resources that differ, by layer, and as many of their neighbours as there is room for. They have
 * no look yet, since whatever rolls them up would take what was removed for what failed.
 */
export function differenceElements(
  difference: GraphDifference,
  maxElements: number,
): DifferenceElements {
  const placed: Placed[] = [
    ...difference.added.map((node) => placedAs(node, 'added', `${differenceSigns.added} added`)),
    ...difference.changed.map((change) => placedAs(change.node, 'changed', changedBadge(change))),
    ...difference.removed.map((node) =>
      placedAs(node, 'removed', `${differenceSigns.removed} removed`),
    ),
  ];
  const layers = new Set(placed.map(({ layer }) => layer));
  let neighboursLeftOut = 0;
  for (const node of difference.unchanged.nodes) {
    const neighbour = placedAs(node, 'unchanged', 'unchanged');
    const frames = layers.has(neighbour.layer) ? layers.size : layers.size + 1;
    if (placed.length + 1 + frames > maxElements) {
      neighboursLeftOut += 1;
      continue;
    }
    layers.add(neighbour.layer);
    placed.push(neighbour);
  }
  const looks = new Map(placed.map(({ element, look }) => [element.key, look]));
  return { groups: framed(placed), looks, neighboursLeftOut };
}

/** Elements with the looks that they have. */
export function withLooks(
  elements: readonly DiagramElement[],
  looks: DifferenceElements['looks'],
): DiagramElement[] {
  return elements.map((element) => ({
    ...element,
    ...looks.get(element.key),
    ...(element.kind === 'group' && { children: withLooks(element.children, looks) }),
  }));
}

function placedAs(
  node: UnchangedResource & Partial<Pick<ResourceNode, 'managed'>>,
  kind: keyof typeof colours,
  badge: string,
): Placed {
  const { title, plural, icon } = resourceModule(node.type);
  return {
    layer: layerTitle(node),
    element: {
      kind: 'node',
      key: node.id,
      resourceId: node.id,
      lines: node.name === node.id ? [title, node.id] : [node.name],
      icon,
      ...(kind !== 'unchanged' && { rollUpAs: `${kind} ${plural.toLowerCase()}` }),
    },
    look: { status: colours[kind], badge },
  };
}

function changedBadge({ status, properties }: ChangedResource): string {
  const { changed: sign } = differenceSigns;
  if (status && status.before !== status.after) return `${sign} ${status.before} → ${status.after}`;
  const [first] = properties;
  return properties.length === 1 && first
    ? `${sign} ${first.path}`
    : `${sign} ${properties.length} properties`;
}

function framed(placed: readonly Placed[]): DiagramGroup[] {
  const place = (layer: string) => {
    const index = layerTitles.indexOf(layer);
    return index < 0 ? layerTitles.length : index;
  };
  return [...Map.groupBy(placed, ({ layer }) => layer)]
    .toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([layer, members]) => ({
      kind: 'group',
      key: `difference in ${layer}`,
      lines: [layer],
      group: 'layer',
      children: members.map(({ element }) => element),
    }));
}
