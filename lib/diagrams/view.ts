import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import type { Delivery } from './delivery.ts';
import type { Diagram } from './diagram.ts';
import type { Overlay } from './overlay.ts';

/** What resources may have in common. */
export type CommonTrait = 'layer' | 'service' | 'zone';

/** What puts resources into frames: the view's own drawing, or what they have in common. */
export type Grouping = 'view' | CommonTrait;

export interface ViewOptions {
  /** The zones of the graph in the order in which they are to be declared. */
  readonly zones: readonly string[];
  /** What is outside and deploys; absent where that is not known. */
  readonly delivery?: Delivery;
}

export type Drawing = Pick<Diagram, 'direction' | 'elements' | 'edges'>;

/** A way to look at a platform: which resources, how grouped, and which arrows. Pure. */
export interface View {
  /** Names it in a link. */
  readonly id: string;
  readonly title: string;
  /** Section of the reference architecture that it draws. */
  readonly section?: number;
  /** Whether frames put what no arrow reaches into columns, or stand in some themselves too. */
  readonly grid?: 'in-frames' | 'of-frames';
  /** What groups its resources unless another grouping is chosen, where its drawing has no frames. */
  readonly groupedBy?: CommonTrait;
  /** What its nodes tell unless something else is chosen; absent for the status. */
  readonly tells?: Overlay;
  /** Whether the resource belongs to what it shows; the table beside the diagram lists those. */
  selects(resource: ResourceNode): boolean;
  /** What is to be seen, in words, for whoever does not see it. */
  describe(graph: ResourceGraph): string;
  draw(graph: ResourceGraph, options: ViewOptions): Drawing;
}
