import { nodeOfSign, signOf } from './describe-elements.ts';

/** Puts a drawing in place of the one before; what had the focus has it again, where it is still drawn. */
export function replaceDrawing(frame: HTMLElement, svg: SVGSVGElement): void {
  const focused = frame.contains(document.activeElement) ? document.activeElement : null;
  const name = focused instanceof SVGElement ? focused.dataset.node : undefined;
  frame.replaceChildren(svg);
  if (name === undefined) return;
  [name, signOf(name), nodeOfSign(name)]
    .map((one) => svg.querySelector<SVGElement>(`[data-node="${CSS.escape(one)}"]`))
    .find((element) => element !== null)
    ?.focus({ preventScroll: true });
}
