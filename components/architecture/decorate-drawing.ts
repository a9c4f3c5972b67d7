import type { DiagramView } from '#lib/diagrams/diagram-view.ts';
import type { NodeStatus } from '#lib/diagrams/mermaid/flowchart.ts';
import type { ElementDescription } from './describe-elements.ts';
import { drawnElements } from './drawn-elements.ts';
import { placeSigns, signsOf } from './fold-signs.ts';

const titleInset = 10;

/** Prepares a fresh drawing: frames titled at the left, states apart from names, no fixed colours. */
export function prepareDrawing(svg: SVGSVGElement, view: DiagramView): void {
  const elements = drawnElements(svg);
  for (const [node, element] of elements) {
    const rows = [...element.querySelectorAll('text > tspan')];
    rows.at(0)?.setAttribute('data-title', '');
    if (view.statusByNode[node]?.badge) rows.at(-1)?.setAttribute('data-badge', '');
    for (const styled of element.querySelectorAll(':scope.cluster > rect, .label, .label > g')) {
      styled.removeAttribute('style');
    }
  }
  decodeTexts(svg);
  raiseTitles(svg, elements);
}

/** Mermaid leaves numeric entities in the titles of frames and in labels of one line as they are. */
function decodeTexts(svg: SVGSVGElement): void {
  for (const part of svg.querySelectorAll('text tspan')) {
    if (part.childElementCount > 0 || !part.textContent?.includes('&#')) continue;
    part.textContent = part.textContent.replace(/&#(\d+);/g, (_, code) =>
      String.fromCodePoint(Number(code)),
    );
  }
}

/** Shows the states of a view in a drawing of the same structure, and makes its elements buttons. */
export function updateDrawing(
  svg: SVGSVGElement,
  view: DiagramView,
  descriptions: ReadonlyMap<string, ElementDescription>,
): void {
  showRunning(svg, view.runningEdges);
  const titles = new Map(
    [...svg.querySelectorAll<SVGGElement>('[data-title-of]')].map((title) => [
      title.dataset.titleOf,
      title,
    ]),
  );
  const elements = drawnElements(svg);
  for (const [node, element] of elements) {
    const state = view.statusByNode[node];
    if (!state) continue;
    for (const part of [element, titles.get(node)]) if (part) showState(part, state);
  }
  placeSigns(svg, elements, descriptions);
  for (const [name, element] of [...elements, ...signsOf(svg)]) {
    const description = descriptions.get(name);
    if (description) makeButton(element, name, description);
  }
}

function makeButton(element: SVGGElement, name: string, description: ElementDescription): void {
  element.dataset.node = name;
  if (description.does === 'open') element.dataset.resource = description.resourceId;
  else element.setAttribute('aria-expanded', String(description.does === 'fold'));
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '0');
  element.setAttribute('aria-label', description.name);
}

/** Mermaid's own class for arrows along which something moves. */
const runningClass = 'edge-animation-fast';

function showRunning(svg: SVGSVGElement, runningEdges: readonly string[]): void {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const running = new Set(isStill ? [] : runningEdges.map((edge) => `${svg.id}-${edge}`));
  for (const path of svg.querySelectorAll('.edgePaths path')) {
    path.classList.toggle(runningClass, running.has(path.id));
  }
}

/** Marks what the panel shows. */
export function markSelected(svg: SVGSVGElement, resourceId: string | undefined): void {
  for (const element of svg.querySelectorAll<SVGGElement>('[data-resource]')) {
    element.setAttribute('aria-pressed', String(element.dataset.resource === resourceId));
  }
}

function showState(part: SVGGElement, { status, badge }: NodeStatus): void {
  if (status) part.dataset.status = status;
  else delete part.dataset.status;
  const shown = part.querySelector('[data-badge]');
  if (shown && shown.textContent !== badge) shown.textContent = badge;
}

/** Mermaid draws titles beneath the arrows that cross them, and in the middle, where most arrows are. */
function raiseTitles(svg: SVGSVGElement, elements: ReadonlyMap<string, SVGGElement>): void {
  const nodes = svg.querySelector('g.nodes');
  for (const [node, frame] of elements) {
    const rect = frame.querySelector(':scope > rect');
    const title = frame.querySelector(':scope > .cluster-label');
    const [x, y] = [rect?.getAttribute('x'), rect?.getAttribute('y')];
    if (!title || x == null || y == null) continue;
    title.setAttribute('transform', `translate(${Number(x) + titleInset}, ${Number(y) + 4})`);
    const holder = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    holder.setAttribute('class', frame.getAttribute('class') ?? '');
    holder.dataset.titleOf = node;
    holder.append(title);
    nodes?.before(holder);
  }
}
