import { allElements, type Diagram } from './diagram.ts';
import { mermaidId } from './mermaid/escape.ts';
import type { RolledUp } from './rolled-up.ts';

/** A frame that can be folded into one node, or is. */
export interface DrawnFrame {
  readonly title: string;
  readonly isFolded: boolean;
}

/** The frames of a diagram by Mermaid id: those that have something in them, and those that are folded. */
export function drawnFrames(
  { elements }: Pick<Diagram, 'elements'>,
  folded: readonly RolledUp[],
): Record<string, DrawnFrame> {
  const foldedKeys = new Set(folded.map(({ key }) => key));
  return Object.fromEntries(
    allElements(elements).flatMap((element) => {
      const isFolded = foldedKeys.has(element.key);
      const isFull = element.kind === 'group' && element.children.length > 0;
      if (!isFolded && !isFull) return [];
      const title = element.lines[0] ?? '';
      return [[mermaidId(element.key), { title, isFolded }]];
    }),
  );
}
