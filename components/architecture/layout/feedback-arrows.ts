import type { MeasuredDiagram, MeasuredElement } from './measured-diagram.ts';

interface Step {
  readonly arrow: string;
  readonly to: string;
  /** Whether it begins or ends deeper than where its frames stand side by side. */
  readonly isDeep: boolean;
}

/**
 * Arrows that lead back between two frames, among them those that ELK does not see as a cycle because
 * they begin and end within. Laid out the other way round they do not put the frames out of order.
 */
export function feedbackArrows({ elements, arrows }: MeasuredDiagram): Set<string> {
  const pathOf = new Map<string, readonly string[]>();
  const walk = (element: MeasuredElement, above: readonly string[]): void => {
    const path = [...above, element.id];
    pathOf.set(element.id, path);
    if (element.kind === 'frame') for (const child of element.children) walk(child, path);
  };
  for (const element of elements) walk(element, []);

  const levels = new Map<string, Map<string, Step[]>>();
  for (const { id, from, to } of arrows) {
    const [source, target] = [pathOf.get(from) ?? [], pathOf.get(to) ?? []];
    const depth = source.findIndex((name, index) => name !== target[index]);
    const [start, end] = [source[depth], target[depth]];
    if (start === undefined || end === undefined) continue;
    const level = mapIn(levels, source.slice(0, depth).join(' '), () => new Map());
    mapIn(level, start, () => []).push({
      arrow: id,
      to: end,
      isDeep: depth < source.length - 1 || depth < target.length - 1,
    });
    mapIn(level, end, () => []);
  }
  return new Set([...levels.values()].flatMap(backwardSteps));
}

/** Depth first from where nothing leads to: what leads to where one came from leads back. */
function backwardSteps(level: ReadonlyMap<string, readonly Step[]>): string[] {
  const entered = new Set([...level.values()].flat().map(({ to }) => to));
  const starts = [...level.keys()].toSorted(
    (a, b) => Number(entered.has(a)) - Number(entered.has(b)),
  );
  const state = new Map<string, 'open' | 'done'>();
  const backward: string[] = [];
  const visit = (node: string): void => {
    state.set(node, 'open');
    for (const { arrow, to, isDeep } of level.get(node) ?? []) {
      const seen = state.get(to);
      if (seen === undefined) visit(to);
      else if (seen === 'open' && isDeep) backward.push(arrow);
    }
    state.set(node, 'done');
  };
  for (const start of starts) if (!state.has(start)) visit(start);
  return backward;
}

function mapIn<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
