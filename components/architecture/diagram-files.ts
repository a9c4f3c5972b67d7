import { isNarrowed, type Narrowing, narrowGraph } from '#lib/diagrams/narrow-graph.ts';
import type { View } from '#lib/diagrams/view.ts';
import type { ResourceRow } from '#lib/diagrams/views/resource-rows.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';

/** A document with the diagram, which GitHub and others draw, and a table of its resources. */
export function markdownOf(
  title: string,
  { text, rows }: { readonly text: string; readonly rows: readonly ResourceRow[] },
  at: string,
): string {
  const lines = rows.map(
    ({ name, title: type, status, statusText, id }) =>
      `| ${[name, type, statusText === 'exists' ? status : statusText, id].map(cell).join(' | ')} |`,
  );
  return [
    `# ${inline(title)}`,
    '',
    `As discovered at ${at}.`,
    '',
    '```mermaid',
    text.trimEnd(),
    '```',
    '',
    '| Name | Type | Status | ID |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** The resources of a view and their relations as JSON, narrowed as it is. */
export function graphJsonOf(graph: ResourceGraph, view: View, narrowing: Narrowing): string {
  const narrowed = isNarrowed(narrowing) ? narrowGraph(graph, narrowing) : graph;
  const nodes = narrowed.nodes.filter((node) => view.selects(node));
  const ids = new Set(nodes.map(({ id }) => id));
  const relations = narrowed.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return `${JSON.stringify({ view: view.id, at: graph.at, nodes, relations }, null, 2)}\n`;
}

function cell(text: string): string {
  return inline(text).replaceAll('|', '\\|');
}

/** One line that Markdown takes as text: nothing in it is markup. */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#!]/g, (character) => `\\${character}`)
    .replaceAll('\\<', '&lt;')
    .replaceAll('\\>', '&gt;');
}
