import type { ResourceStatus } from '#lib/resources/graph.ts';
import { statusSeverity } from '#lib/resources/status-severity.ts';
import { countShown, type DiagramElement } from './diagram.ts';
import type { Overlay } from './overlay.ts';

export type SaidState = Pick<DiagramElement, 'status' | 'statusText' | 'badge' | 'cost'>;

const troubles: Record<Exclude<Overlay, 'status'>, (count: number) => string> = {
  findings: (count) => `▲ ${count} with findings`,
  drift: (count) => `≠ ${count} drifted`,
  age: () => '',
  cost: () => '',
};

/** What one node says for many of which some are in a state, by what nodes tell. */
export function stateOfMany(status: ResourceStatus, count: number, overlay: Overlay): SaidState {
  return overlay === 'status'
    ? { status, statusText: `${count} ${status}` }
    : { status, badge: troubles[overlay](count) };
}

/** What one node says for many: the worst state there is, and how many are in it. */
export function worstState(elements: readonly DiagramElement[], overlay: Overlay): SaidState {
  const status = statusSeverity.find((worst) =>
    elements.some((element) => element.status === worst),
  );
  if (status === undefined) return {};
  if (status === 'healthy') return overlay === 'status' ? { status, statusText: status } : {};
  const inState = elements.filter((element) => element.status === status);
  return stateOfMany(status, countShown(inState), overlay);
}

export function isWorse(a: ResourceStatus | undefined, b: ResourceStatus | undefined): boolean {
  if (a === undefined) return false;
  return b === undefined || statusSeverity.indexOf(a) < statusSeverity.indexOf(b);
}
