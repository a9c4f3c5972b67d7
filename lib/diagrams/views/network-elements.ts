import type { ResourceNode } from '#lib/resources/graph.ts';
import type { IconName } from '#lib/resources/icons.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import type { DiagramGroup, DiagramNode, GroupKind } from '../diagram.ts';

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

function originOf({ managed, awsDefault }: ResourceNode): string[] {
  return managed || awsDefault ? [] : ['not managed'];
}
