import { allElements, type DiagramElement } from './diagram.ts';
import type { Drawing } from './view.ts';

/**
 * A drawing without the resources that are not among `kept`. Frames stay around what is kept in them,
 * and what is no resource stays where an arrow still joins it to one.
 */
export function narrowDrawing(drawing: Drawing, kept: ReadonlySet<string>): Drawing {
  const prune = (elements: readonly DiagramElement[]): DiagramElement[] =>
    elements.flatMap((element): DiagramElement[] => {
      if (element.kind === 'node') {
        const stays = element.resourceId === undefined || kept.has(element.resourceId);
        return stays ? [element] : [];
      }
      const children = prune(element.children);
      const itself = element.resourceId !== undefined && kept.has(element.resourceId);
      return itself || children.length > 0 ? [{ ...element, children }] : [];
    });
  const pruned = prune(drawing.elements);
  const resources = new Set(
    allElements(pruned).flatMap(({ key, resourceId }) => (resourceId ? [key] : [])),
  );
  const joined = new Set(
    drawing.edges.flatMap(({ from, to }) => [
      ...(resources.has(from) ? [to] : []),
      ...(resources.has(to) ? [from] : []),
    ]),
  );
  const elements = withoutLoose(pruned, joined);
  const drawn = new Set(allElements(elements).map(({ key }) => key));
  return {
    ...drawing,
    elements,
    edges: drawing.edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
  };
}

function withoutLoose(
  elements: readonly DiagramElement[],
  joined: ReadonlySet<string>,
): DiagramElement[] {
  return elements.flatMap((element): DiagramElement[] => {
    const stays = element.resourceId !== undefined || joined.has(element.key);
    if (element.kind === 'node') return stays ? [element] : [];
    const children = withoutLoose(element.children, joined);
    return stays || children.length > 0 ? [{ ...element, children }] : [];
  });
}
