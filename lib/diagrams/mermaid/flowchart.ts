import type { ResourceStatus } from '#lib/resources/graph.ts';
import {
  allElements,
  type Diagram,
  type DiagramEdge,
  type DiagramElement,
  type GroupKind,
} from '../diagram.ts';
import { escapeDescription, escapeLabel, mermaidId } from './escape.ts';
import { type DiagramTheme, frontMatter, statusSigns, themeLines } from './theme.ts';

export interface NodeStatus {
  readonly status?: ResourceStatus;
  /** The line of the label that tells the state, as drawn. */
  readonly badge: string;
}

export interface Flowchart {
  readonly text: string;
  readonly structureKey: string;
  readonly statusByNode: Readonly<Record<string, NodeStatus>>;
  /** Ids of drawn elements to the resources that a click on them opens. */
  readonly resourceByNode: Readonly<Record<string, string>>;
  /** Names of drawn elements that are parts of a resource. */
  readonly partByNode: Readonly<Record<string, string>>;
  /** Ids of arrows along which something moves now. */
  readonly runningEdges: readonly string[];
}

const iconHeight = 40;

export const directions: Record<Diagram['direction'], string> = {
  up: 'BT',
  down: 'TB',
  right: 'LR',
  left: 'RL',
};

/** A diagram as a Mermaid flowchart whose arrows lead where the diagram says. */
export function renderFlowchart(diagram: Diagram, theme: DiagramTheme): Flowchart {
  const elements = allElements(diagram.elements);
  const structure = [
    ...frontMatter(theme),
    `flowchart ${directions[diagram.direction]}`,
    `  accTitle: ${escapeDescription(diagram.title)}`,
    `  accDescr: ${escapeDescription(diagram.description)}`,
    ...themeLines(theme, groupKinds(elements)).map((line) => `  ${line}`),
  ];
  const runningEdges = diagram.edges.flatMap(({ running, look }, index) =>
    running && look !== 'order' ? [edgeId(index)] : [],
  );
  const drawn = (withStatus: boolean) => [
    ...diagram.elements.flatMap((element) => elementLines(element, '  ', withStatus)),
    ...diagram.edges.map((edge, index) => `  ${edgeText(edge, index)}`),
    ...elements.map((element) => `  ${classLine(element, withStatus)}`),
    ...(withStatus ? elements.flatMap(troubledGroupLine) : []),
    ...(withStatus ? runningEdges.map((edge) => `  ${edge}@{ animate: true }`) : []),
  ];
  const byNode = (read: (element: DiagramElement) => string | undefined) =>
    Object.fromEntries(
      elements.flatMap((element) => {
        const value = read(element);
        return value === undefined ? [] : [[mermaidId(element.key), value]];
      }),
    );
  return {
    text: `${[...structure, ...drawn(true)].join('\n')}\n`,
    structureKey: [...structure, ...drawn(false)].join('\n'),
    statusByNode: Object.fromEntries(
      elements.flatMap((element) => {
        const { key, status } = element;
        const badge = badgeOf(element);
        if (!status && badge === '') return [];
        return [[mermaidId(key), { ...(status && { status }), badge }]];
      }),
    ),
    resourceByNode: byNode(({ resourceId }) => resourceId),
    partByNode: byNode(({ part, lines }) => (part ? lines[0] : undefined)),
    runningEdges,
  };
}

function elementLines(element: DiagramElement, indent: string, withStatus: boolean): string[] {
  const id = mermaidId(element.key);
  const label = labelOf(element, withStatus);
  if (element.kind === 'node') {
    return [
      `${indent}${id}@{ icon: "${element.icon}", form: "square", label: "${label}", pos: "b", h: ${iconHeight} }`,
    ];
  }
  return [
    `${indent}subgraph ${id}["${label || ' '}"]`,
    ...element.children.flatMap((child) => elementLines(child, `${indent}  `, withStatus)),
    ...(element.children.length === 0 ? [`${indent}  ${id}_empty[" "]:::empty`] : []),
    `${indent}end`,
  ];
}

/** What a node or frame says, escaped: its lines, and its state, or a word in its place. */
export function labelOf(element: DiagramElement, withStatus: boolean): string {
  const lines = element.lines.map(escapeLabel);
  const badge = badgeOf(element);
  const last = badge === '' || withStatus ? escapeLabel(badge) : 'status';
  return [...lines, last].filter((line) => line !== '').join('<br/>');
}

/** The line that tells the state; a type without states of its own says nothing while all is well. */
function badgeOf({ status, statusText, badge }: DiagramElement): string {
  if (badge !== undefined) return badge;
  return status && statusText !== 'exists' ? `${statusSigns[status]} ${statusText ?? status}` : '';
}

function classLine(element: DiagramElement, withStatus: boolean): string {
  const status = withStatus ? (element.status ?? 'plain') : 'plain';
  return `class ${mermaidId(element.key)} ${element.kind === 'group' ? element.group : status}`;
}

/** A frame keeps the colour of its kind while all is well, and its fill always. */
function troubledGroupLine({ kind, key, status }: DiagramElement): string[] {
  const troubled = kind === 'group' && status !== undefined && status !== 'healthy';
  return troubled ? [`  class ${mermaidId(key)} ${status}`] : [];
}

export const arrows = { flow: '-->', side: '-.->', critical: '==>' } as const;

function edgeText({ from, to, label, look }: DiagramEdge, index: number): string {
  const [source, target] = [mermaidId(from), mermaidId(to)];
  if (look === 'order') return `${source} ~~~ ${target}`;
  return `${source} ${edgeId(index)}@${arrows[look]}${edgeLabel(label)} ${target}`;
}

/** What an arrow says, behind its shaft. */
export function edgeLabel(label: string | undefined): string {
  return label === undefined ? '' : `|"${escapeLabel(label)}"|`;
}

function edgeId(index: number): string {
  return `e${index}`;
}

function groupKinds(elements: readonly DiagramElement[]): Set<GroupKind> {
  return new Set(elements.flatMap((element) => (element.kind === 'group' ? [element.group] : [])));
}
