import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import type { Diagram } from './diagram.ts';

/** What *everything* is grouped by. */
export type Grouping = 'layer' | 'service' | 'zone';

export interface ViewOptions {
  /** The zones of the graph in the order in which they are to be declared. */
  readonly zones: readonly string[];
  readonly grouping: Grouping;
  /** Ids of the resources that will be left of the drawing; absent where all are. */
  readonly kept?: ReadonlySet<string>;
}

export type Drawing = Pick<Diagram, 'direction' | 'elements' | 'edges'>;

/** A way to look at a platform: which resources, how grouped, and which arrows. Pure. */
export interface View {
  /** Names it in a link. */
  readonly id: string;
  readonly title: string;
  /** Section of the reference architecture that it draws. */
  readonly section?: number;
  /** Whether frames put what no arrow reaches into columns. */
  readonly grid?: boolean;
  /** By what it can be grouped, where that is for the operator to choose. */
  readonly groupings?: readonly Grouping[];
  /** Whether the resource belongs to what it shows; the table beside the diagram lists those. */
  selects(resource: ResourceNode): boolean;
  /** What is to be seen, in words, for whoever does not see it. */
  describe(graph: ResourceGraph): string;
  draw(graph: ResourceGraph, options: ViewOptions): Drawing;
}
