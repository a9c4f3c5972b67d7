import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import type { DiagramEdge, DiagramElement, DiagramGroup, DiagramNode } from '../diagram.ts';
import { flow } from './flow-edges.ts';
import type { HostTool } from './host-tools.ts';
import { detailedElement, detailedGroup, partElement } from './resource-elements.ts';
import type { ResourceIndex } from './resource-index.ts';

/** The instances of a layer that run tools; those that are gone run none. */
export function hostsOf(index: ResourceIndex, layer: string): ResourceNode[] {
  return index
    .of('EC2::Instance')
    .filter((instance) => instance.layer === layer)
    .filter(({ properties }) => textAt(properties, 'State.Name') !== 'terminated');
}

export function toolKey(host: ResourceNode, tool: string): string {
  return `${host.id}#${tool}`;
}

/** A tool as a part of its host. */
export function toolElement(host: ResourceNode, { id, lines, icon, notOn }: HostTool): DiagramNode {
  const isTooLarge = notOn !== undefined && textAt(host.properties, 'InstanceType') === notOn;
  const said = isTooLarge ? [...lines, `not started on ${notOn}`] : lines;
  return partElement(host, id, said, icon);
}

/** A frame within a host that is no resource. */
export function hostPart(
  host: ResourceNode,
  key: string,
  title: string,
  children: readonly DiagramElement[],
): DiagramGroup {
  return {
    kind: 'group',
    key: toolKey(host, key),
    resourceId: host.id,
    part: true,
    lines: [title],
    group: 'on-host',
    icon: 'aws:instance',
    children,
  };
}

/** A host as a frame around what it is set up to run. */
export function hostGroup(host: ResourceNode, children: readonly DiagramElement[]): DiagramGroup {
  return detailedGroup(host, 'host', [hostPart(host, 'on the host', 'On the host', children)]);
}

interface HostsOfGraph {
  readonly hosts: readonly ResourceNode[];
  readonly index: ResourceIndex;
  readonly relations: ResourceGraph['relations'];
}

/** What hosts need of AWS: groups, profile, the role of that, and which secrets of a name it may read. */
export function hostNeeds(
  { hosts, index, relations }: HostsOfGraph,
  secretName: RegExp,
): { elements: DiagramElement[]; edges: DiagramEdge[] } {
  const secrets = index
    .of('SecretsManager::Secret')
    .filter((secret) =>
      secretName.test(`${secret.logicalId} ${textAt(secret.properties, 'Name')}`),
    );
  const readable = Map.groupBy(
    relations.filter(({ kind }) => kind === 'uses-secret'),
    ({ from }) => from,
  );
  const needs = hosts.map((host) => {
    const groups = index.named('EC2::SecurityGroup', host, 'SecurityGroups[].GroupId');
    const profiles = index.named('IAM::InstanceProfile', host, 'IamInstanceProfile.Arn');
    const roles = profiles.flatMap((profile) =>
      index.named('IAM::Role', profile, 'Roles[].RoleName').map((role) => ({ profile, role })),
    );
    const read = new Set(
      roles.flatMap(({ role }) => readable.get(role.id)?.map(({ to }) => to) ?? []),
    );
    return { host, groups, profiles, roles, reads: secrets.filter(({ id }) => read.has(id)) };
  });
  const used = new Set<ResourceNode>();
  for (const { groups, profiles, roles } of needs) {
    for (const needed of [groups, profiles, roles.map(({ role }) => role), secrets]) {
      for (const resource of needed) used.add(resource);
    }
  }
  return {
    elements: [...used].map(detailedElement),
    edges: needs.flatMap(({ host, groups, profiles, roles, reads }) => [
      ...groups.map((group) => flow(group.id, host.id, { label: 'lets in', side: true })),
      ...profiles.map((profile) => flow(host.id, profile.id, { label: 'acts as', side: true })),
      ...roles.map(({ profile, role }) => flow(profile.id, role.id, { side: true })),
      ...reads.map((secret) => flow(host.id, secret.id, { label: 'reads', side: true })),
    ]),
  };
}
