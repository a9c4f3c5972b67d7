import type { JsonValue, ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt, valuesAt } from '#lib/resources/property-path.ts';

export type Tier = 'public' | 'private';

/** A way out of a route table. */
export interface Way {
  readonly target: ResourceNode;
  readonly destination: string;
}

/** What follows from a graph about its networks: which table serves a subnet, and where that leads. */
export class NetworkFacts {
  readonly #byId: ReadonlyMap<string, ResourceNode>;
  readonly #tableBySubnet = new Map<string, ResourceNode>();
  readonly #mainTableByVpc = new Map<string, ResourceNode>();
  readonly #subnets: readonly ResourceNode[];

  constructor(graph: ResourceGraph) {
    this.#byId = new Map(graph.nodes.map((node) => [node.id, node]));
    for (const table of graph.nodes.filter(({ type }) => type === 'AWS::EC2::RouteTable')) {
      const { properties } = table;
      for (const subnetId of valuesAt(properties, 'Associations[].SubnetId')) {
        setOnce(this.#tableBySubnet, subnetId, table);
      }
      const isMain = valuesAt(properties, 'Associations[].Main').includes(true);
      if (isMain) setOnce(this.#mainTableByVpc, properties.VpcId, table);
    }
    this.#subnets = graph.nodes.filter(({ type }) => type === 'AWS::EC2::Subnet');
  }

  /** The resource of an id. */
  find(id: string | undefined): ResourceNode | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** The table associated with the subnet, otherwise its VPC's main one. */
  routeTableOf(subnet: ResourceNode): ResourceNode | undefined {
    const vpcId = textAt(subnet.properties, 'VpcId') ?? '';
    return this.#tableBySubnet.get(subnet.id) ?? this.#mainTableByVpc.get(vpcId);
  }

  /** The routes of a table that lead to a resource of the graph. */
  waysOf(table: ResourceNode): Way[] {
    return objectsAt(table.properties, 'Routes[]').flatMap((route) => {
      const id = textAt(route, 'NatGatewayId') ?? textAt(route, 'GatewayId');
      const target = this.find(id);
      if (!target || route.State === 'blackhole') return [];
      const destination =
        textAt(route, 'DestinationCidrBlock') ??
        textAt(route, 'DestinationIpv6CidrBlock') ??
        textAt(route, 'DestinationPrefixListId') ??
        '';
      return [{ target, destination }];
    });
  }

  /** Where the table's drawn arrows lead beyond the endpoints, which have no address to name. */
  destinationsOf(table: ResourceNode): string | undefined {
    const destinations = this.waysOf(table)
      .filter(({ target }) => target.type !== 'AWS::EC2::VPCEndpoint')
      .map(({ destination }) => destination);
    return destinations.length > 0 ? [...new Set(destinations)].join(', ') : undefined;
  }

  /** Destinations whose route leads nowhere, because its target is gone. */
  deadEndsOf(table: ResourceNode): string[] {
    return objectsAt(table.properties, 'Routes[]').flatMap((route) =>
      route.State === 'blackhole' ? (textAt(route, 'DestinationCidrBlock') ?? 'a route') : [],
    );
  }

  /** Public is what routes to an internet gateway; until routes exist, what the subnet's tag says. */
  tierOf(subnet: ResourceNode): Tier {
    const table = this.routeTableOf(subnet);
    const toInternet =
      table && this.waysOf(table).some(({ target }) => target.type === 'AWS::EC2::InternetGateway');
    return toInternet || subnet.tags['strata:tier'] === 'public' ? 'public' : 'private';
  }

  /** Whether one zone's way out leads through another, as to a single NAT gateway. */
  crossesZones(): boolean {
    const zoneOf = ({ properties }: ResourceNode) => textAt(properties, 'AvailabilityZone');
    return this.#subnets.some((subnet) => {
      const table = this.routeTableOf(subnet);
      const ways = table ? this.waysOf(table) : [];
      return ways.some(({ target }) => {
        const through = this.find(textAt(target.properties, 'SubnetId'));
        return through !== undefined && zoneOf(through) !== zoneOf(subnet);
      });
    });
  }
}

function setOnce(
  map: Map<string, ResourceNode>,
  key: JsonValue | undefined,
  node: ResourceNode,
): void {
  if (typeof key === 'string' && !map.has(key)) map.set(key, node);
}
