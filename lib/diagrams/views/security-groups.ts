import { worldRanges } from '#lib/resources/ec2/open-ingress.ts';
import { findingsOf } from '#lib/resources/finding.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, valuesAt } from '#lib/resources/property-path.ts';
import type { DiagramEdge, DiagramElement, DiagramNode } from '../diagram.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { portsText } from './port-ranges.ts';
import { area, contextElement, resourceElement, resourceGroup } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

/** Who may connect to whom, and to which ports; what is open to the world says so. */
export const securityGroupsView = defineView({
  id: 'security-groups',
  title: 'Security groups',
  section: 2,
  types: ['EC2::SecurityGroup', 'EC2::SecurityGroupIngress', 'EC2::SecurityGroupEgress'],
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const groups = index.of('EC2::SecurityGroup').filter(hasRules);
    const users = countUsers(graph.nodes);
    const byVpc = Map.groupBy(groups, (group) => index.named('EC2::VPC', group, 'VpcId')[0]);
    const elements: DiagramElement[] = [
      ...sourceElements(groups),
      ...[...byVpc].flatMap(([vpc, members]) => {
        const children = members.map((group) => groupElement(group, users.get(group.id) ?? 0));
        return vpc
          ? [resourceGroup(vpc, 'vpc', [], children)]
          : area('groups elsewhere', 'waiting', 'No network known yet', children);
      }),
    ];
    return {
      direction: 'right',
      elements,
      edges: drawnEdges(elements, groups.flatMap(ingressEdges)),
    };
  },
});

/** The group that AWS makes with a network lets its members talk among themselves only. */
function hasRules({ awsDefault, properties }: ResourceNode): boolean {
  return !awsDefault || valuesAt(properties, 'IpPermissions[].IpRanges[].CidrIp').length > 0;
}

function groupElement(group: ResourceNode, members: number): DiagramNode {
  const open = findingsOf([group]).map(({ title }) => `▲ ${title}`);
  const used = members > 0 ? `used by ${members}` : undefined;
  return resourceElement(group, [...open, used]);
}

const groupPaths = [
  'SecurityGroups[].GroupId',
  'SecurityGroups[]',
  'VpcSecurityGroups[].VpcSecurityGroupId',
  'networkConfiguration.awsvpcConfiguration.securityGroups[]',
  'SecurityGroups[].SecurityGroupId',
];

/** How many resources use each group. */
function countUsers(nodes: readonly ResourceNode[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, properties } of nodes) {
    if (type === 'AWS::EC2::SecurityGroup') continue;
    const used = new Set(groupPaths.flatMap((path) => valuesAt(properties, path)));
    for (const id of used) if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function rangesOf(rule: Parameters<typeof valuesAt>[0]): string[] {
  return [
    ...valuesAt(rule, 'IpRanges[].CidrIp'),
    ...valuesAt(rule, 'Ipv6Ranges[].CidrIpv6'),
    ...valuesAt(rule, 'PrefixListIds[].PrefixListId'),
  ].filter((range) => typeof range === 'string');
}

function sourceElements(groups: readonly ResourceNode[]): DiagramNode[] {
  const ranges = new Set(
    groups.flatMap(({ properties }) => objectsAt(properties, 'IpPermissions[]').flatMap(rangesOf)),
  );
  return [...ranges].map((range) =>
    worldRanges.has(range)
      ? contextElement(range, ['Anyone on the internet', range], 'aws:internet')
      : contextElement(
          range,
          [/\/(?:32|128)$/.test(range) ? 'One address' : 'Network', range],
          'aws:client',
        ),
  );
}

function ingressEdges(group: ResourceNode): DiagramEdge[] {
  return objectsAt(group.properties, 'IpPermissions[]').flatMap((rule) => {
    const label = portsText(rule);
    return [
      ...rangesOf(rule).map((range) => flow(`context ${range}`, group.id, { label })),
      ...valuesAt(rule, 'UserIdGroupPairs[].GroupId').flatMap((source) =>
        typeof source === 'string' ? [flow(source, group.id, { label })] : [],
      ),
    ];
  });
}
