import { allElements, type Diagram, type DiagramEdge, type DiagramElement } from '../diagram.ts';
import { arrowLines } from './arrow-lines.ts';
import { layOut } from './lay-out.ts';

/** Columns that a terminal, an e-mail and a page on paper all have. */
export const asciiColumns = 100;

/**
 * A diagram as a drawing of ASCII characters, at most as wide as told (24 columns at least): frames and
 * boxes, arrows between those that stand in neighbouring rows, and all others in words beneath. Pure.
 */
export function renderAscii(diagram: Diagram, columns = asciiColumns): string {
  const { block, drawn } = layOut(diagram.elements, diagram, columns);
  const drawnOnce = new Set(drawn);
  const told = diagram.edges.filter((edge) => edge.look !== 'order' && !isDrawn(edge, drawnOnce));
  const beneath = arrowLines(told, namesOf(diagram.elements), columns);
  return [
    ...block.lines.map((line) => line.trimEnd()),
    ...(beneath.length > 0 ? ['', 'Arrows:', ...beneath] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** What an arrow says cannot be written beside a line, so it is told in words too. */
function isDrawn({ from, to, label }: DiagramEdge, drawn: ReadonlySet<string>): boolean {
  return label === undefined && drawn.has(`${from} ${to}`);
}

/** What elements are called in words: by their first line, and by the frame they are in where several are. */
function namesOf(elements: readonly DiagramElement[]): ReadonlyMap<string, string> {
  const nameOf = ({ lines }: DiagramElement) => lines[0] ?? '';
  const all = allElements(elements);
  const counts = new Map<string, number>();
  for (const one of all) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  const parents = new Map(
    all.flatMap((one) =>
      one.kind === 'group' ? one.children.map((child) => [child.key, nameOf(one)] as const) : [],
    ),
  );
  return new Map(
    all.map((one) => {
      const parent = parents.get(one.key);
      const isAlone = counts.get(nameOf(one)) === 1 || parent === undefined;
      return [one.key, isAlone ? nameOf(one) : `${nameOf(one)} (${parent})`];
    }),
  );
}
