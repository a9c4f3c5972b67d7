import type { NodeCost } from '#lib/cost/node-costs.ts';
import { findingsOf } from '#lib/resources/finding.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { saidCost } from './cost-overlay.ts';
import type { DiagramElement } from './diagram.ts';
import { ageText, createdAt } from './resource-age.ts';
import type { Drawing } from './view.ts';
import type { SaidState } from './worst-state.ts';

/** What the last line of each resource tells. */
export type Overlay = 'status' | 'drift' | 'findings' | 'age' | 'cost';

interface Told {
  /** When the resources were seen, ISO 8601. */
  readonly at: string;
  /** What they cost, by their ids. */
  readonly costs: ReadonlyMap<string, NodeCost>;
}

/** A drawing whose resources tell what the overlay asks for. */
export function withOverlay(
  drawing: Drawing,
  graph: ResourceGraph,
  overlay: Overlay,
  costs: Told['costs'],
): Drawing {
  if (overlay === 'status') return drawing;
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const visit = (element: DiagramElement): DiagramElement => {
    const resource = element.part ? undefined : byId.get(element.resourceId ?? '');
    const { status: _status, statusText: _statusText, ...rest } = element;
    const said = resource ? { badge: '', ...says[overlay](resource, { at: graph.at, costs }) } : {};
    if (rest.kind === 'node') return { ...rest, ...said };
    return { ...rest, ...said, children: rest.children.map(visit) };
  };
  return { ...drawing, elements: drawing.elements.map(visit) };
}

const says: Record<
  Exclude<Overlay, 'status'>,
  (resource: ResourceNode, told: Told) => SaidState
> = {
  findings: (resource) => {
    const [first, ...others] = findingsOf([resource]);
    if (!first) return {};
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return { status: 'failed', badge: `▲ ${first.title}${more}` };
  },
  drift: ({ managed, drift }) => {
    switch (drift?.state) {
      case 'modified':
        return { status: 'failed', badge: '≠ drifted' };
      case 'deleted':
        return { status: 'failed', badge: '≠ deleted' };
      case 'in-sync':
        return { status: 'healthy', badge: '= as its template' };
      default:
        return managed ? { badge: 'not checked' } : {};
    }
  },
  age: (resource, { at }) => {
    const created = createdAt(resource);
    return created === undefined ? {} : { badge: ageText(created, at) };
  },
  cost: ({ id, status }, { costs }) => saidCost(costs.get(id), status),
};
