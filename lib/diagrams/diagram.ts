import type { Amount } from '#lib/cost/estimate.ts';
import type { ResourceStatus } from '#lib/resources/graph.ts';
import type { IconName } from '#lib/resources/icons.ts';

export type GroupKind =
  | 'vpc'
  | 'zone'
  | 'public-subnet'
  | 'private-subnet'
  | 'waiting'
  | 'layer'
  | 'bucket'
  | 'lake-zone'
  | 'catalog'
  | 'pipeline'
  | 'ecs-cluster'
  | 'service'
  | 'host'
  | 'on-host'
  | 'account';

export interface DiagramNode {
  readonly kind: 'node';
  /** Stable across discoveries; made of resource ids. */
  readonly key: string;
  /** The resource that a click opens; absent for what is not a resource (the internet). */
  readonly resourceId?: string;
  readonly lines: readonly string[];
  readonly icon: IconName;
  readonly status?: ResourceStatus;
  readonly statusText?: string;
  /** What the last line says instead of the state; it may change without another layout. */
  readonly badge?: string;
  /** What it costs in a month, where that is what nodes tell. */
  readonly cost?: Amount;
  /** Whether it is drawn as a part of its resource (a zone of a bucket), with a name of its own. */
  readonly part?: boolean;
  /** Siblings of one class may be rolled up into one node; its plural names them. */
  readonly rollUpAs?: string;
  /** What it stands for, where that is more than itself. */
  readonly instead?: readonly DiagramElement[];
}

export interface DiagramGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly resourceId?: string;
  readonly lines: readonly string[];
  readonly group: GroupKind;
  readonly status?: ResourceStatus;
  readonly statusText?: string;
  /** What the last line says instead of the state; it may change without another layout. */
  readonly badge?: string;
  /** What it costs in a month, where that is what nodes tell. */
  readonly cost?: Amount;
  /** Whether it is drawn as a part of its resource (a zone of a bucket), with a name of its own. */
  readonly part?: boolean;
  readonly rollUpAs?: string;
  /** What is drawn of it where it is one node. */
  readonly icon?: IconName;
  /** What it says as one node of what is in it; one that has this is one node until it is opened. */
  readonly summary?: readonly string[];
  readonly children: readonly DiagramElement[];
}

export type DiagramElement = DiagramNode | DiagramGroup;

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** `order` is not drawn: it only places `from` before `to`. */
  readonly look: 'flow' | 'side' | 'critical' | 'order';
  /** Whether something moves along it now. */
  readonly running?: boolean;
}

/** A diagram before it is text: nested groups and nodes, and edges that point where traffic goes. */
export interface Diagram {
  /** Where arrows lead. */
  readonly direction: 'up' | 'down' | 'right' | 'left';
  readonly title: string;
  readonly description: string;
  readonly elements: readonly DiagramElement[];
  readonly edges: readonly DiagramEdge[];
}

/** Every element, groups before what is in them. */
export function allElements(elements: readonly DiagramElement[]): DiagramElement[] {
  const all: DiagramElement[] = [];
  const visit = (element: DiagramElement): void => {
    all.push(element);
    if (element.kind === 'group') element.children.forEach(visit);
  };
  elements.forEach(visit);
  return all;
}

/** Every element, and in place of those that stand for others what they stand for. */
export function meantElements(elements: readonly DiagramElement[]): DiagramElement[] {
  return allElements(elements).flatMap((element) =>
    element.kind === 'node' && element.instead ? meantElements(element.instead) : [element],
  );
}

/** How many things elements show; one may be drawn in several places. */
export function countShown(elements: readonly DiagramElement[]): number {
  return new Set(elements.map(shownAs)).size;
}

/** What an element shows: its resource, or itself. */
export function shownAs({ key, resourceId }: DiagramElement): string {
  return resourceId ?? key;
}

/** A frame as one node, without what is in it. */
export function asNode(frame: DiagramGroup): DiagramNode {
  const { kind: _kind, group, children: _children, summary: _summary, icon, ...rest } = frame;
  return {
    ...rest,
    kind: 'node',
    icon: icon ?? (group === 'layer' ? 'aws:resource' : 'aws:folder'),
  };
}

/** Whether an element or anything in it failed. */
export function hasFailed(element: DiagramElement): boolean {
  if (element.status === 'failed') return true;
  return element.kind === 'group' && element.children.some(hasFailed);
}
