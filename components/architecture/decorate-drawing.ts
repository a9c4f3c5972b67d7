import type { DiagramView } from '#lib/diagrams/views/network.ts';
import type { ElementDescription } from './describe-elements.ts';
import { drawnElements } from './drawn-elements.ts';

const titleInset = 10;

/** Prepares a fresh drawing: frames titled at the left, states apart from names, no fixed colours. */
export function prepareDrawing(svg: SVGSVGElement, view: DiagramView): void {
  for (const frame of svg.querySelectorAll('g.cluster')) alignTitle(frame);
  for (const [node, element] of drawnElements(svg)) {
    const rows = [...element.querySelectorAll('text > tspan')];
    rows.at(0)?.setAttribute('data-title', '');
    if (view.statusByNode[node]?.badge) rows.at(-1)?.setAttribute('data-badge', '');
    for (const styled of element.querySelectorAll('.cluster > rect, .label, .label > g')) {
      styled.removeAttribute('style');
    }
  }
}

/** Shows the states of a view in a drawing of the same structure, and makes its elements buttons. */
export function updateDrawing(
  svg: SVGSVGElement,
  view: DiagramView,
  descriptions: ReadonlyMap<string, ElementDescription>,
): void {
  for (const [node, element] of drawnElements(svg)) {
    const state = view.statusByNode[node];
    const description = descriptions.get(node);
    if (state) {
      element.dataset.status = state.status;
      const badge = element.querySelector('[data-badge]');
      if (badge && badge.textContent !== state.badge) badge.textContent = state.badge;
    }
    if (!description) continue;
    element.dataset.node = node;
    if (description.does === 'open') element.dataset.resource = description.resourceId;
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '0');
    element.setAttribute('aria-label', description.name);
  }
}

/** Marks what the panel shows. */
export function markSelected(svg: SVGSVGElement, resourceId: string | undefined): void {
  for (const element of svg.querySelectorAll<SVGGElement>('[data-resource]')) {
    element.setAttribute('aria-pressed', String(element.dataset.resource === resourceId));
  }
}

/** Mermaid ids of the drawn frames by where they begin. */
export function framesFromLeft(svg: SVGSVGElement): string[] {
  const starts = [...drawnElements(svg)].flatMap(([node, element]) => {
    const x = element.querySelector(':scope > rect')?.getAttribute('x');
    return element.matches('.cluster') && x != null ? [{ node, x: Number(x) }] : [];
  });
  return starts.sort((a, b) => a.x - b.x).map(({ node }) => node);
}

function alignTitle(frame: Element): void {
  const rect = frame.querySelector(':scope > rect');
  const title = frame.querySelector(':scope > .cluster-label');
  const [x, y] = [rect?.getAttribute('x'), rect?.getAttribute('y')];
  if (!title || x == null || y == null) return;
  title.setAttribute('transform', `translate(${Number(x) + titleInset}, ${Number(y) + 4})`);
}
