import type { DiagramEdge } from '../diagram.ts';
import { asciiText } from './ascii-text.ts';

const shafts: Readonly<Record<DiagramEdge['look'], string>> = {
  flow: '-->',
  critical: '==>',
  side: '-.->',
  order: '',
};

/** Arrows in words: those that start alike and say the same in one sentence, wrapped. */
export function arrowLines(
  edges: readonly DiagramEdge[],
  names: ReadonlyMap<string, string>,
  columns: number,
): string[] {
  const nameOf = (key: string) => asciiText(names.get(key) ?? key, 60);
  const alike = Map.groupBy(
    edges,
    ({ from, look, label = '' }) => `${nameOf(from)} ${shafts[look]} ${label}`,
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const targets = [...new Set(group.map(({ to }) => nameOf(to)))];
    const label = first.label === undefined ? '' : ` : ${asciiText(first.label)}`;
    const start = `${nameOf(first.from)} ${shafts[first.look]}`;
    return wrapped(`${start} ${targets.join(', ')}${label}`, columns);
  });
}

const indent = '    ';

/** Text in lines of at most that many columns, broken at spaces where there are any. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = `  ${text}`;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > indent.length ? space : columns;
    lines.push(rest.slice(0, end).trimEnd());
    rest = `${indent}${rest.slice(end).trimStart()}`;
  }
  return [...lines, rest];
}
