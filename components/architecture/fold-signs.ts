import { type ElementDescription, signOf } from './describe-elements.ts';
import { translation } from './drawn-elements.ts';

const namespace = 'http://www.w3.org/2000/svg';
const radius = 9;
/** Pixels of a drawing around a sign in which it is hit, for fingers. */
const reach = 18;
const titleHeight = 28;

interface Place {
  readonly x: number;
  readonly y: number;
  /** Where the sign is hit, beyond its own place. */
  readonly hitBox?: { readonly x: number; readonly y: number; readonly width: number };
}

/**
 * Puts a sign on everything that can be folded or opened: a minus at the corner of a frame, a plus at
 * the icon of a node. A sign of its own name is to be made a button; another only shows what a click
 * on its node does.
 */
export function placeSigns(
  svg: SVGSVGElement,
  elements: ReadonlyMap<string, SVGGElement>,
  descriptions: ReadonlyMap<string, ElementDescription>,
): void {
  if (svg.querySelector('[data-sign]')) return;
  const nodes = svg.querySelector('g.nodes');
  for (const [node, element] of elements) {
    const own = descriptions.get(signOf(node));
    const description = own ?? descriptions.get(node);
    if (!description || description.does === 'open') continue;
    const isFrame = element.matches('.cluster');
    const place = isFrame ? onFrame(element, descriptions.has(node)) : atIcon(element);
    if (!place) continue;
    const sign = signAt(place, description.does === 'fold' ? 'minus' : 'plus');
    sign.dataset.sign = signOf(node);
    if (!own) sign.setAttribute('pointer-events', 'none');
    if (isFrame) nodes?.before(sign);
    else element.after(sign);
  }
}

/** The signs of a drawing that are buttons of their own, by name. */
export function signsOf(svg: SVGSVGElement): Map<string, SVGGElement> {
  const signs = svg.querySelectorAll<SVGGElement>('[data-sign]:not([pointer-events])');
  return new Map([...signs].map((sign) => [sign.dataset.sign ?? '', sign]));
}

/** A frame that does nothing else is folded by its whole title line. */
function onFrame(frame: SVGGElement, opens: boolean): Place | undefined {
  const rect = frame.querySelector(':scope > rect');
  const [x, y, width] = ['x', 'y', 'width'].map((name) => Number(rect?.getAttribute(name) ?? NaN));
  if (x === undefined || y === undefined || width === undefined || Number.isNaN(x + y + width)) {
    return undefined;
  }
  const place = { x: x + width, y };
  return opens ? place : { ...place, hitBox: { x, y, width } };
}

function atIcon(node: SVGGElement): Place | undefined {
  const middle = translation(node);
  const icon = node.querySelector(':scope > g > g > svg')?.parentElement?.parentElement;
  const corner = icon instanceof SVGGElement ? translation(icon) : undefined;
  return middle && corner && { x: middle.x - corner.x + 4, y: middle.y + corner.y };
}

function signAt({ x, y, hitBox }: Place, kind: 'minus' | 'plus'): SVGGElement {
  const sign = shape('g', {});
  sign.append(
    hitBox
      ? shape('rect', { ...hitBox, height: titleHeight, fill: 'transparent' })
      : shape('circle', { cx: x, cy: y, r: reach, fill: 'transparent' }),
    shape('circle', { cx: x, cy: y, r: radius, class: 'disc' }),
    shape('path', {
      d: `M${x - 4} ${y}h8${kind === 'plus' ? `M${x} ${y - 4}v8` : ''}`,
      class: 'stroke',
    }),
  );
  return sign;
}

function shape<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
