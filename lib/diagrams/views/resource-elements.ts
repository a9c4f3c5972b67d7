import type { ResourceNode } from '#lib/resources/graph.ts';
import type { IconName } from '#lib/resources/icons.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import type { DiagramElement, DiagramGroup, DiagramNode, GroupKind } from '../diagram.ts';
import { typeCounts } from './count-types.ts';
import { detailsOf } from './resource-details.ts';

/** Characters of a line in which several counts stand. */
const mostBeside = 30;

/** A resource as an icon, its name, further lines and its state. */
export function resourceElement(
  resource: ResourceNode,
  details: ReadonlyArray<string | undefined> = [],
  icon: IconName = resourceModule(resource.type).icon,
): DiagramNode {
  return {
    kind: 'node',
    key: resource.id,
    resourceId: resource.id,
    lines: [resource.name, ...originOf(resource), ...details.flatMap((line) => line ?? [])],
    icon,
    status: resource.status,
    statusText: resource.statusText,
    rollUpAs: resourceModule(resource.type).plural.toLowerCase(),
  };
}

/** A resource as an icon with what its type has to tell, as {@link detailsOf} says. */
export function detailedElement(resource: ResourceNode): DiagramNode {
  return { ...resourceElement(resource, detailsOf(resource).lines), ...liveState(resource) };
}

/** A resource as a frame around others, with what its type has to tell. */
export function detailedGroup(
  resource: ResourceNode,
  group: GroupKind,
  children: DiagramGroup['children'],
): DiagramGroup {
  const { lines } = detailsOf(resource);
  return { ...resourceGroup(resource, group, lines, children), ...liveState(resource) };
}

/** A part of a resource, such as a zone of a bucket: a click opens the resource, its state is not known. */
export function partElement(
  resource: ResourceNode,
  key: string,
  lines: readonly string[],
  icon: IconName,
  badge?: string,
): DiagramNode {
  return {
    kind: 'node',
    key: `${resource.id}#${key}`,
    resourceId: resource.id,
    part: true,
    lines,
    icon,
    ...(badge !== undefined && { badge }),
  };
}

/** What is around a platform: people, sources, applications. Not a resource, so without a state. */
export function contextElement(
  key: string,
  lines: readonly string[],
  icon: IconName = 'aws:application',
): DiagramNode {
  return { kind: 'node', key: `context ${key}`, lines, icon };
}

/** A resource as a frame around others. */
export function resourceGroup(
  resource: ResourceNode,
  group: GroupKind,
  details: ReadonlyArray<string | undefined>,
  children: DiagramGroup['children'],
): DiagramGroup {
  return {
    kind: 'group',
    key: resource.id,
    resourceId: resource.id,
    lines: [resource.name, ...originOf(resource), ...details.flatMap((line) => line ?? [])],
    group,
    icon: resourceModule(resource.type).icon,
    status: resource.status,
    statusText: resource.statusText,
    rollUpAs: resourceModule(resource.type).plural.toLowerCase(),
    children,
  };
}

/** A frame that is no resource; none where nothing would be in it. */
export function area(
  key: string,
  group: GroupKind,
  title: string,
  children: DiagramGroup['children'],
): DiagramGroup[] {
  if (children.length === 0) return [];
  return [{ kind: 'group', key, lines: [title], group, children }];
}

/**
 * Resources as one node until it is opened, which names some and counts the others: the frame by that
 * key, or the only resource itself.
 */
export function countedElement(
  key: string,
  title: string,
  resources: readonly ResourceNode[],
  named: readonly ResourceNode[] = [],
): DiagramElement {
  const [first, ...others] = resources.map((resource) => resourceElement(resource));
  if (first && others.length === 0) return { ...first, lines: [title, ...first.lines] };
  return {
    kind: 'group',
    key,
    lines: [title],
    group: 'layer',
    summary: [
      ...named.map(({ name }) => name),
      ...inLines(typeCounts(resources.filter((resource) => !named.includes(resource)))),
    ],
    children: first ? [first, ...others] : [],
  };
}

/** As many texts in each line as have room beside each other. */
function inLines(texts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length <= mostBeside) {
      lines.splice(-1, 1, `${last}, ${text}`);
    } else {
      lines.push(text);
    }
  }
  return lines;
}

function liveState(resource: ResourceNode): { statusText?: string } {
  const { live } = detailsOf(resource);
  if (live === undefined) return {};
  const { statusText } = resource;
  return { statusText: statusText === 'exists' ? live : `${statusText}, ${live}` };
}

function originOf({ managed, awsDefault }: ResourceNode): string[] {
  return managed || awsDefault ? [] : ['not managed'];
}
