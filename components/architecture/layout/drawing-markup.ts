import { statusSigns } from '#lib/diagrams/mermaid/theme.ts';
import { arrowPath } from './arrow-path.ts';
import type { IconBodies } from './icon-bodies.ts';
import { iconSize, type Label, tileSize } from './measured-diagram.ts';
import type { Box, PlacedArrow, PlacedDiagram, PlacedFrame, PlacedNode } from './placed-diagram.ts';
import { round } from './round.ts';
import { firstBaseline, linePitch } from './text-size.ts';

const looks: Readonly<Record<PlacedArrow['arrow']['look'], string>> = {
  solid: 'edge-thickness-normal edge-pattern-solid',
  dotted: 'edge-thickness-normal edge-pattern-dotted',
  thick: 'edge-thickness-thick edge-pattern-solid',
  invisible: 'edge-thickness-invisible',
};

/**
 * The content of a drawing's SVG, in the elements and classes that Mermaid's own have, for its styles
 * to apply. Ids begin with `id`. A state has no class: it changes in the drawing that is there.
 */
export function drawingMarkup(id: string, diagram: PlacedDiagram, icons: IconBodies): string {
  const { frames, nodes, arrows } = diagram;
  return [
    arrowhead(id),
    group('root', [
      group('clusters', frames.map(frameMarkup)),
      group(
        'edges edgePaths',
        arrows.map((arrow) => pathMarkup(id, arrow)),
      ),
      group('edgeLabels', arrows.map(arrowLabel)),
      group(
        'nodes',
        nodes.map((node) => nodeMarkup(node, icons)),
      ),
    ]),
  ].join('');
}

function frameMarkup({ frame, box: { x, y, width, height } }: PlacedFrame): string {
  const kinds = frame.classes.filter((name) => !Object.hasOwn(statusSigns, name));
  return [
    `<g class="${text(['cluster', ...kinds].join(' '))}" id="${text(frame.domId)}">`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`,
    `<g class="cluster-label" transform="translate(${x}, ${y})">${textMarkup(frame.label)}</g>`,
    '</g>',
  ].join('');
}

function pathMarkup(id: string, { arrow, points }: PlacedArrow): string {
  const look = `${looks[arrow.look]} flowchart-link`;
  return `<path d="${arrowPath(points)}" id="${text(`${id}-${arrow.id}`)}" class="${look}" marker-end="url(#${headId(id)})"/>`;
}

function arrowLabel({ arrow: { label }, labelAt }: PlacedArrow): string {
  if (!label || !labelAt) return '';
  const { width, height } = label;
  return [
    `<g class="edgeLabel" transform="translate(${labelAt.x}, ${labelAt.y})"><g class="label">`,
    `<rect x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}"/>`,
    `<g transform="translate(0, ${2 - height / 2})" text-anchor="middle">${textMarkup(label)}</g>`,
    '</g></g>',
  ].join('');
}

function nodeMarkup({ node, box }: PlacedNode, icons: IconBodies): string {
  const { label, icon } = node;
  if (label.lines.length === 0 && !icon) return '';
  return [
    `<g class="icon-shape" id="${text(node.domId)}" transform="translate(${middle(box)})">`,
    `<g class="label" transform="translate(0, ${box.height / 2 - label.height})">${textMarkup(label)}</g>`,
    `<rect class="reach" ${rectAround(box)} fill="none" pointer-events="all"/>`,
    icon ? iconMarkup(icons(icon), box) : '',
    '</g>',
  ].join('');
}

function iconMarkup({ body, width, height }: ReturnType<IconBodies>, box: Box): string {
  const top = (tileSize - iconSize - box.height) / 2;
  return [
    `<g transform="translate(${-iconSize / 2}, ${top})"><g>`,
    `<svg width="${iconSize}" height="${iconSize}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
    '</g></g>',
  ].join('');
}

/** Rows, each with what is written in it, as the styles of titles expect. */
function textMarkup({ lines }: Label): string {
  const rows = lines.map(
    (line, index) =>
      `<tspan x="0" y="${firstBaseline + index * linePitch}"><tspan>${text(line)}</tspan></tspan>`,
  );
  return `<text>${rows.join('')}</text>`;
}

function arrowhead(id: string): string {
  return [
    `<marker id="${headId(id)}" class="marker flowchart-v2" viewBox="0 0 10 10" refX="5" refY="5"`,
    ' markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8" orient="auto">',
    '<path d="M0 0L10 5L0 10z" class="arrowMarkerPath"/></marker>',
  ].join('');
}

function headId(id: string): string {
  return `${id}-arrowhead`;
}

function group(name: string, parts: readonly string[]): string {
  return `<g class="${name}">${parts.join('')}</g>`;
}

function middle({ x, y, width, height }: Box): string {
  return `${round(x + width / 2)}, ${round(y + height / 2)}`;
}

function rectAround({ width, height }: Box): string {
  return `x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}"`;
}

/** Text as content or attribute of an element. */
function text(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
