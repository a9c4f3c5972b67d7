import type { LayoutData, LayoutLoaderDefinition, SVG } from 'mermaid';
import type { IconPack } from '../icon-pack.ts';
import { drawingMarkup } from './drawing-markup.ts';
import { elkGraphOf } from './elk-graph.ts';
import { iconBodies } from './icon-bodies.ts';
import { placeDiagram } from './placed-diagram.ts';
import { readLayoutData } from './read-layout-data.ts';
import { runElk } from './run-elk.ts';
import { canvasTextWidth } from './text-size.ts';

/**
 * Takes the place of Mermaid's own layout named `elk`, which measures each element within the page and
 * lays out on its thread: this one measures on a canvas, lays out in a worker, and draws at once. It
 * knows what this product's flowcharts are made of: icons with labels, frames, arrows.
 */
export function elkLayout(packs: readonly IconPack[]): LayoutLoaderDefinition {
  const icons = iconBodies(packs);
  return { name: 'elk', loader: async () => ({ render: (data, svg) => draw(data, svg, icons) }) };
}

async function draw(
  data: LayoutData,
  svg: SVG,
  icons: ReturnType<typeof iconBodies>,
): Promise<void> {
  const { fontFamily = 'sans-serif', themeVariables } = data.config;
  const diagram = readLayoutData(data, canvasTextWidth(fontFamily, themeVariables?.fontSize));
  const placed = placeDiagram(diagram, await runElk(elkGraphOf(diagram)));
  svg.select('g').html(drawingMarkup(data.diagramId ?? 'diagram', placed, icons));
}
