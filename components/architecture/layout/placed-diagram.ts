import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { attachArrow } from './attach-arrow.ts';
import type {
  MeasuredArrow,
  MeasuredDiagram,
  MeasuredElement,
  MeasuredFrame,
  MeasuredNode,
} from './measured-diagram.ts';
import { round } from './round.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where something is: its upper left corner in the whole drawing, and its size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedFrame {
  readonly frame: MeasuredFrame;
  readonly box: Box;
}

export interface PlacedNode {
  readonly node: MeasuredNode;
  readonly box: Box;
}

export interface PlacedArrow {
  readonly arrow: MeasuredArrow;
  /** From its beginning to its tip. */
  readonly points: readonly Point[];
  /** The middle of its label. */
  readonly labelAt?: Point;
}

export interface PlacedDiagram {
  /** Outer ones before those within. */
  readonly frames: readonly PlacedFrame[];
  readonly nodes: readonly PlacedNode[];
  readonly arrows: readonly PlacedArrow[];
}

/** A diagram where ELK put it; ELK counts from the corner of the frame that something is in. */
export function placeDiagram(diagram: MeasuredDiagram, laidOut: ElkNode): PlacedDiagram {
  const boxes = boxesOf(laidOut);
  const frames: PlacedFrame[] = [];
  const nodes: PlacedNode[] = [];
  const place = (elements: readonly MeasuredElement[]): void => {
    for (const element of elements) {
      const box = boxes.get(element.id);
      if (!box) continue;
      if (element.kind === 'node') nodes.push({ node: element, box });
      else frames.push({ frame: element, box });
    }
    for (const element of elements) if (element.kind === 'frame') place(element.children);
  };
  place(diagram.elements);
  const nodeById = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const edgeById = new Map(laidOut.edges?.map((edge) => [edge.id, edge]));
  const arrows = diagram.arrows.flatMap((arrow): PlacedArrow[] => {
    const edge = edgeById.get(arrow.id);
    const [section] = edge?.sections ?? [];
    if (!edge || !section || arrow.look === 'invisible') return [];
    const corner = boxes.get(edge.container ?? laidOut.id) ?? { x: 0, y: 0 };
    const moved = ({ x, y }: Point): Point => ({ x: round(x + corner.x), y: round(y + corner.y) });
    const route = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(moved);
    const points = edge.sources[0] === arrow.from ? route : route.toReversed();
    const [label] = edge.labels ?? [];
    return [
      {
        arrow,
        points: attachArrow(points, nodeById.get(arrow.from), nodeById.get(arrow.to)),
        ...(label?.x !== undefined &&
          label.y !== undefined && {
            labelAt: moved({
              x: label.x + (label.width ?? 0) / 2,
              y: label.y + (label.height ?? 0) / 2,
            }),
          }),
      },
    ];
  });
  return { frames, nodes, arrows };
}

function boxesOf(root: ElkNode): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const walk = (node: ElkNode, corner: Point): void => {
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    const box = {
      x: round(corner.x + x),
      y: round(corner.y + y),
      width: round(width),
      height: round(height),
    };
    boxes.set(node.id, box);
    for (const child of node.children ?? []) walk(child, box);
  };
  walk(root, { x: 0, y: 0 });
  return boxes;
}
