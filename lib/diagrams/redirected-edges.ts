import { allElements, type DiagramEdge, type DiagramGroup } from './diagram.ts';

interface Places {
  /** Keys of elements that go by another key now. */
  readonly movedTo: ReadonlyMap<string, string>;
  /** Keys of frames that are gone to those of the frames that took what was in them. */
  readonly spreadOver: ReadonlyMap<string, readonly string[]>;
}

/**
 * Edges whose ends lead to what took their place; none between a frame and what is in it, which has no
 * way to go, and none that only places elements, since these have other places now.
 */
export function redirectedEdges(
  edges: readonly DiagramEdge[],
  frames: readonly DiagramGroup[],
  { movedTo, spreadOver }: Places,
): DiagramEdge[] {
  const frameAround = framesByKey(frames);
  const redirected: DiagramEdge[] = [];
  const add = (edge: DiagramEdge, from: string, to: string) => {
    if (frameAround.get(from) === to || frameAround.get(to) === from) return;
    redirected.push(from === edge.from && to === edge.to ? edge : { ...edge, from, to });
  };
  for (const edge of edges) {
    if (edge.look === 'order') continue;
    const from = movedTo.get(edge.from) ?? edge.from;
    const to = movedTo.get(edge.to) ?? edge.to;
    for (const source of spreadOver.get(from) ?? [from]) {
      for (const target of spreadOver.get(to) ?? [to]) add(edge, source, target);
    }
  }
  return redirected;
}

function framesByKey(frames: readonly DiagramGroup[]): Map<string, string> {
  const frameAround = new Map<string, string>();
  for (const { key: frame, children } of frames) {
    for (const { key } of allElements(children)) frameAround.set(key, frame);
  }
  return frameAround;
}
