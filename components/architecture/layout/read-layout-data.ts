import type { LayoutData } from 'mermaid';
import {
  iconSize,
  type Label,
  labelGap,
  type MeasuredArrow,
  type MeasuredDiagram,
  type MeasuredElement,
  type MeasuredNode,
  tileSize,
} from './measured-diagram.ts';
import { measureLines, type TextWidth } from './text-size.ts';

type MermaidNode = LayoutData['nodes'][number];
type MermaidEdge = LayoutData['edges'][number];

const directions: Readonly<Record<string, MeasuredDiagram['direction']>> = {
  BT: 'UP',
  LR: 'RIGHT',
  RL: 'LEFT',
};

/** Room around a label, which keeps text from what is beside it. */
const labelPadding = 2;
/** Of an element without label and icon, which keeps a frame open. */
const emptyNode = { width: iconSize, height: 24 };

/** A flowchart as Mermaid read it, measured. */
export function readLayoutData(data: LayoutData, widthOf: TextWidth): MeasuredDiagram {
  const childrenOf = Map.groupBy(data.nodes, ({ parentId }) => parentId);
  const read = (node: MermaidNode): MeasuredElement =>
    node.isGroup
      ? {
          kind: 'frame',
          ...namesOf(node),
          label: measureLines(linesOf(node.label), widthOf),
          children: (childrenOf.get(node.id) ?? []).map(read),
        }
      : readNode(node, widthOf);
  return {
    direction: directions[String(data.direction)] ?? 'DOWN',
    elements: (childrenOf.get(undefined) ?? []).map(read),
    arrows: data.edges.flatMap((edge) => readArrow(edge, widthOf)),
  };
}

function readNode(node: MermaidNode, widthOf: TextWidth): MeasuredNode {
  const label = padded(measureLines(linesOf(node.label), widthOf));
  const common = { kind: 'node', ...namesOf(node), label } as const;
  if (!node.icon) {
    const { width, height } = label.lines.length > 0 ? label : emptyNode;
    return { ...common, width, height };
  }
  return {
    ...common,
    icon: node.icon,
    width: Math.max(tileSize, label.width),
    height: tileSize + (label.lines.length > 0 ? labelGap + label.height : 0),
  };
}

function readArrow(edge: MermaidEdge, widthOf: TextWidth): MeasuredArrow[] {
  const { id, start, end, label = '', thickness } = edge;
  if (start === undefined || end === undefined) return [];
  const lines = linesOf(label);
  return [
    {
      id,
      from: start,
      to: end,
      look: thickness === undefined || thickness === 'normal' ? 'solid' : thickness,
      ...(lines.length > 0 && { label: padded(measureLines(lines, widthOf)) }),
    },
  ];
}

function namesOf({ id, domId = id, cssClasses = '' }: MermaidNode) {
  return { id, domId, classes: cssClasses.split(' ').filter((name) => name !== 'default') };
}

function padded({ lines, width, height }: Label): Label {
  if (lines.length === 0) return { lines, width, height };
  return { lines, width: width + 2 * labelPadding, height: height + 2 * labelPadding };
}

/** Until its SVG is whole, Mermaid writes an entity such as `&#35;` as `ﬂ°°35¶ß`. */
const hiddenEntity = /ﬂ°°(\d+)¶ß/g;

function linesOf(label = ''): string[] {
  return label
    .split(/<br\s*\/?>/)
    .map((line) => line.replace(hiddenEntity, (_, code) => String.fromCodePoint(Number(code))))
    .filter((line) => line.trim() !== '');
}
