import type { DiagramEdge } from './diagram.ts';

type Merge = (known: DiagramEdge, edge: DiagramEdge) => DiagramEdge;

/** Edges of which those between the same ends, and of the same kind where kinds are told apart, become one. */
export class EdgeIndex {
  readonly #edges: DiagramEdge[] = [];
  readonly #places = new Map<string, Map<string, number>>();

  /** Adds an edge, or merges it into the one that is there. */
  add(edge: DiagramEdge, merge: Merge, kind = ''): void {
    const fromHere = this.#placesFrom(edge.from);
    const end = kind === '' ? edge.to : `${edge.to} ${kind}`;
    const place = fromHere.get(end);
    const known = place === undefined ? undefined : this.#edges[place];
    if (place === undefined || known === undefined) {
      fromHere.set(end, this.#edges.push(edge) - 1);
    } else {
      this.#edges[place] = merge(known, edge);
    }
  }

  /** In the order in which the first of each was added. */
  edges(): DiagramEdge[] {
    return this.#edges;
  }

  #placesFrom(from: string): Map<string, number> {
    const known = this.#places.get(from);
    if (known) return known;
    const places = new Map<string, number>();
    this.#places.set(from, places);
    return places;
  }
}
