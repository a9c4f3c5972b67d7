import { costOfMany } from './cost-overlay.ts';
import { asNode, type DiagramGroup, type DiagramNode, meantElements } from './diagram.ts';
import type { Overlay } from './overlay.ts';
import type { RolledUp } from './rolled-up.ts';
import { isWorse, worstState } from './worst-state.ts';

export interface FoldedGroup {
  readonly node: DiagramNode;
  readonly rolledUp: RolledUp;
}

/** A frame as one node that says how much is in it, and how the worst of that is. */
export function foldedGroup(group: DiagramGroup, overlay: Overlay): FoldedGroup {
  const resourceIds = resourcesIn(group);
  const isOfResources = resourceIds.length > 0;
  const count = isOfResources ? resourceIds.length : partsIn(group);
  const what = `${isOfResources ? 'resource' : 'part'}${count === 1 ? '' : 's'}`;
  const { status, statusText, badge, ...node } = asNode(group);
  const worst = worstState(meantElements(group.children), overlay);
  const own = {
    ...(status !== undefined && { status }),
    ...(statusText !== undefined && { statusText }),
    ...(badge !== undefined && { badge }),
  };
  return {
    node: {
      ...node,
      lines: [...group.lines, ...(group.summary ?? [`${count} ${what}`])],
      instead: [group],
      ...(overlay === 'cost'
        ? costOfMany(meantElements([group]))
        : isWorse(worst.status, status)
          ? worst
          : own),
    },
    rolledUp: {
      key: group.key,
      count,
      what: `${what} in ${group.lines[0] ?? 'a group'}`,
      resourceIds,
      inFrame: true,
    },
  };
}

function resourcesIn({ children }: DiagramGroup): string[] {
  const inside = meantElements(children).flatMap(({ part, resourceId }) =>
    resourceId === undefined || part ? [] : [resourceId],
  );
  return [...new Set(inside)];
}

function partsIn({ children }: DiagramGroup): number {
  return meantElements(children).filter(({ kind }) => kind === 'node').length;
}
