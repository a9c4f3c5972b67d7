import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { textAt, valuesAt } from '#lib/resources/property-path.ts';
import type { DiagramElement, DiagramGroup, DiagramNode } from '../diagram.ts';
import type { Drawing } from '../view.ts';
import { internetKey, networkEdges, tableKey } from './network-edges.ts';
import { NetworkFacts } from './network-facts.ts';
import { area, resourceElement, resourceGroup } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';
import { residentsBySubnet, residentTypes } from './subnet-residents.ts';

/** Types that have a place in a network. */
const networkTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::FlowLog',
  'AWS::EC2::EIP',
  'AWS::EC2::RouteTable',
]);

/** Whether the resource belongs into a network: it makes one, or lives in one. */
export function hasPlace({ type }: ResourceNode): boolean {
  return networkTypes.has(type) || residentTypes.has(type);
}

/** The networks of a graph: VPCs with zones and subnets, the ways out of them, and what has no place. */
export function networkDrawing(graph: ResourceGraph, zoneOrder: readonly string[]): Drawing {
  const facts = new NetworkFacts(graph);
  const index = new ResourceIndex(graph);
  const residents = residentsBySubnet(index);
  const placed = new Set<string>();
  const of = (type: string) => index.of(`EC2::${type}`);
  const place = <Element extends DiagramElement>(element: Element): Element => {
    if (element.resourceId) placed.add(element.resourceId);
    return element;
  };

  const natsOf = Map.groupBy(of('NatGateway'), ({ properties }) => textAt(properties, 'SubnetId'));
  const subnetGroup = (subnet: ResourceNode): DiagramGroup => {
    const tier = facts.tierOf(subnet);
    const table = facts.routeTableOf(subnet);
    const gateways = (natsOf.get(subnet.id) ?? []).map((gateway) =>
      place(
        resourceElement(gateway, [textAt(gateway.properties, 'NatGatewayAddresses[].PublicIp')]),
      ),
    );
    const children = [
      ...gateways,
      ...(table ? [tableElement(subnet, table, facts)] : []),
      ...(residents.get(subnet.id) ?? []).map(place),
    ];
    if (table) placed.add(table.id);
    return place(
      resourceGroup(subnet, `${tier}-subnet`, [textAt(subnet.properties, 'CidrBlock')], children),
    );
  };

  const vpcGroup = (vpc: ResourceNode): DiagramGroup => {
    const inVpc = (node: ResourceNode) =>
      valuesAt(node.properties, 'VpcId').includes(vpc.id) ||
      valuesAt(node.properties, 'Attachments[].VpcId').includes(vpc.id) ||
      textAt(node.properties, 'ResourceId') === vpc.id;
    const edge = ['InternetGateway', 'VPCEndpoint', 'FlowLog'].flatMap((type) =>
      of(type)
        .filter(inVpc)
        .map((node) => place(resourceElement(node, [serviceOf(node)]))),
    );
    const zones = Map.groupBy(
      of('Subnet').filter(inVpc),
      (subnet) => textAt(subnet.properties, 'AvailabilityZone') ?? 'Zone not known yet',
    );
    const zoneGroups = [...zones]
      .sort(([a], [b]) => zoneOrder.indexOf(a) - zoneOrder.indexOf(b))
      .flatMap(([zone, subnets]) =>
        area(`${vpc.id}/${zone}`, 'zone', zone, sortByTierAndName(subnets, facts).map(subnetGroup)),
      );
    return place(
      resourceGroup(vpc, 'vpc', [textAt(vpc.properties, 'CidrBlock')], [...edge, ...zoneGroups]),
    );
  };

  const vpcs = of('VPC').filter(isLive).map(vpcGroup);
  const rest = graph.nodes.filter((node) => hasPlace(node) && !placed.has(node.id));
  const elements: DiagramElement[] = [
    ...outsideWorld(graph),
    ...vpcs,
    ...area(
      'waiting',
      'waiting',
      'Being created',
      rest.filter(isWaiting).map((node) => resourceElement(node)),
    ),
    ...area(
      'lost',
      'waiting',
      'Missing or failed',
      rest.filter(isLost).map((node) => resourceElement(node)),
    ),
    ...area(
      'loose',
      'waiting',
      'Not attached',
      rest.filter(isLoose).map((node) => resourceElement(node)),
    ),
  ];
  return {
    // A zone stands behind the one that its ways out lead through: beneath it upwards, right of it to the left.
    direction: facts.crossesZones() ? 'left' : 'up',
    elements,
    edges: networkEdges(graph, facts, elements),
  };
}

function tableElement(subnet: ResourceNode, table: ResourceNode, facts: NetworkFacts): DiagramNode {
  const deadEnds = facts.deadEndsOf(table);
  const lost = { status: 'failed' as const, statusText: `${deadEnds.join(', ')} blackhole` };
  return {
    ...resourceElement(table, [facts.destinationsOf(table)]),
    key: tableKey(subnet, table),
    ...(deadEnds.length > 0 && lost),
  };
}

/** The internet, where a gateway leads to it. */
function outsideWorld(graph: ResourceGraph): DiagramNode[] {
  const toInternet = graph.nodes.some(
    (node) => node.type === 'AWS::EC2::InternetGateway' && isLive(node),
  );
  return toInternet
    ? [{ kind: 'node', key: internetKey, lines: ['Internet'], icon: 'aws:internet' }]
    : [];
}

function serviceOf(node: ResourceNode): string | undefined {
  return textAt(node.properties, 'ServiceName')?.split('.').at(-1)?.toUpperCase();
}

function isLive(node: ResourceNode): boolean {
  return Object.keys(node.properties).length > 0;
}

function isWaiting(node: ResourceNode): boolean {
  return !isLive(node) && node.status !== 'failed';
}

function isLost(node: ResourceNode): boolean {
  return !isLive(node) && node.status === 'failed';
}

/** A table that serves no subnet, an address that is in use and what lived in a subnet are not worth an icon. */
function isLoose(node: ResourceNode): boolean {
  const inUse = node.type === 'AWS::EC2::EIP' && node.status === 'healthy';
  const isUnplaced = networkTypes.has(node.type) && node.type !== 'AWS::EC2::RouteTable';
  return isLive(node) && isUnplaced && !inUse;
}

function sortByTierAndName(subnets: readonly ResourceNode[], facts: NetworkFacts): ResourceNode[] {
  const keyed = subnets.map((subnet) => ({
    subnet,
    key: `${facts.tierOf(subnet) === 'public' ? 0 : 1} ${subnet.name} ${subnet.id}`,
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ subnet }) => subnet);
}
