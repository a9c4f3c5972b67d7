/** The Mermaid id of the node or frame that an element of the SVG `svgId` draws, or undefined. */
export function drawnNodeId(svgId: string, elementId: string): string | undefined {
  if (!elementId.startsWith(`${svgId}-`)) return undefined;
  const rest = elementId.slice(svgId.length + 1);
  return /^(?:flowchart-)?(n_\w+?)(?:-\d+)?$/.exec(rest)?.[1];
}

/** Nodes and frames of a drawn diagram by their Mermaid ids. */
export function drawnElements(svg: SVGSVGElement): Map<string, SVGGElement> {
  const found = new Map<string, SVGGElement>();
  for (const element of svg.querySelectorAll<SVGGElement>('g.icon-shape[id], g.cluster[id]')) {
    const node = drawnNodeId(svg.id, element.id);
    if (node !== undefined) found.set(node, element);
  }
  return found;
}

/** Where an element was moved to, pixels of the drawing; undefined where it was not. */
export function translation(element: SVGGElement): { x: number; y: number } | undefined {
  const [, x, y] =
    /^translate\(\s*([-\d.e]+)[\s,]+([-\d.e]+)/.exec(element.getAttribute('transform') ?? '') ?? [];
  return x === undefined || y === undefined ? undefined : { x: Number(x), y: Number(y) };
}
