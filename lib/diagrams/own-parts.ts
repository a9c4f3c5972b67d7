import { asNode, type DiagramElement, type DiagramGroup } from './diagram.ts';

/** Whether an element within the frame of a resource stays there: a part of it, or what is no resource. */
export function staysWith(element: DiagramElement, resourceId: string | undefined): boolean {
  if (resourceId === undefined) return false;
  return element.resourceId === undefined
    ? element.kind === 'node'
    : element.part === true && element.resourceId === resourceId;
}

/** The frame of a resource around its own parts alone; a node where it has none. */
export function withOwnParts(frame: DiagramGroup): DiagramElement {
  const children = ownParts(frame.children, frame.resourceId);
  return children.length > 0 ? { ...frame, children } : asNode(frame);
}

function ownParts(
  elements: readonly DiagramElement[],
  resourceId: string | undefined,
): DiagramElement[] {
  return elements.flatMap((element) => {
    const inside = element.kind === 'group' ? ownParts(element.children, resourceId) : [];
    if (!staysWith(element, resourceId)) return element.resourceId === undefined ? inside : [];
    return element.kind === 'group' ? [{ ...element, children: inside }] : [element];
  });
}
