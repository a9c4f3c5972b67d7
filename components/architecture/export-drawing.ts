import { type DiagramTheme, diagramBackground } from '#lib/diagrams/mermaid/theme.ts';

const namespace = 'http://www.w3.org/2000/svg';
const interactive = [
  'role',
  'tabindex',
  'aria-label',
  'aria-pressed',
  'aria-expanded',
  'data-resource',
  'data-node',
];

/** A drawing as a file of its own: whole, in its natural size, on its background, without buttons. */
export function exportDrawing(drawn: SVGSVGElement, theme: DiagramTheme): string {
  const svg = drawn.cloneNode(true);
  if (!(svg instanceof SVGSVGElement)) throw new Error('A copy of a drawing is not a drawing');
  const viewBox = drawn.dataset.viewBox ?? '0 0 0 0';
  const [x = '0', y = '0', width = '0', height = '0'] = viewBox.split(/[\s,]+/);
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  svg.removeAttribute('data-view-box');
  svg.querySelector(':scope > g')?.removeAttribute('transform');
  for (const element of svg.querySelectorAll('[data-node]')) {
    for (const name of interactive) element.removeAttribute(name);
  }
  for (const sign of svg.querySelectorAll('[data-sign]')) sign.remove();
  svg.querySelector(':scope > g')?.before(plate({ x, y, width, height }, theme));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

function plate(box: Readonly<Record<string, string>>, theme: DiagramTheme): SVGRectElement {
  const rect = document.createElementNS(namespace, 'rect');
  for (const [name, value] of Object.entries(box)) rect.setAttribute(name, value);
  rect.setAttribute('fill', diagramBackground(theme));
  return rect;
}
