import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt, valuesAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { isPublicAddress } from './host-address.ts';
import { type Tool, toolIds, tools } from './tool.ts';

/** A tool and what the graph tells of the host that runs it. */
export interface PlacedTool {
  readonly tool: Tool;
  readonly host: ResourceNode;
  /** EC2's word, such as `running`; undefined before the instance exists. */
  readonly hostState: string | undefined;
  readonly instanceType: string | undefined;
  /** When the host was started last, ISO 8601. */
  readonly launchedAt: string | undefined;
  /** A private one may be somebody else's where Strata runs, so it is never asked. */
  readonly publicAddress: string | undefined;
  /** The group that would have to let people in. */
  readonly groupId: string | undefined;
  /** CIDR blocks that are let in to the port; undefined where the host's groups are not known. */
  readonly sources: readonly string[] | undefined;
}

/** The tools of an environment, each on the host of its layer. */
export function placeTools(nodes: readonly ResourceNode[]): PlacedTool[] {
  return toolIds.flatMap((id) => {
    const tool = tools[id];
    const host = hostOf(nodes, tool.layer);
    return host ? [place(tool, host, nodes)] : [];
  });
}

/** While one host replaces another, there are two: the one that was started last is the layer's. */
function hostOf(nodes: readonly ResourceNode[], layer: Tool['layer']): ResourceNode | undefined {
  return nodes
    .filter(({ type, managed }) => type === 'AWS::EC2::Instance' && managed)
    .filter((node) => node.layer === layer)
    .filter((node) => textAt(node.properties, 'State.Name') !== 'terminated')
    .sort((a, b) => (launchOf(b) ?? '').localeCompare(launchOf(a) ?? ''))
    .at(0);
}

function launchOf({ properties }: ResourceNode): string | undefined {
  return textAt(properties, 'LaunchTime');
}

function place(tool: Tool, host: ResourceNode, nodes: readonly ResourceNode[]): PlacedTool {
  const { properties } = host;
  const groupIds = valuesAt(properties, 'SecurityGroups[].GroupId');
  const groups = nodes.filter(
    ({ type, id }) => type === 'AWS::EC2::SecurityGroup' && groupIds.includes(id),
  );
  return {
    tool,
    host,
    hostState: textAt(properties, 'State.Name'),
    instanceType: textAt(properties, 'InstanceType'),
    launchedAt: launchOf(host),
    publicAddress: publicAddressOf(properties),
    groupId: (groups.find(({ managed }) => managed) ?? groups[0])?.id,
    sources:
      groups.length < groupIds.length || groups.length === 0
        ? undefined
        : [...new Set(groups.flatMap((group) => sourcesOf(group, tool.port)))],
  };
}

function publicAddressOf(properties: Properties): string | undefined {
  const address = textAt(properties, 'PublicIpAddress');
  return address !== undefined && isPublicAddress(address) ? address : undefined;
}

function sourcesOf({ properties }: ResourceNode, port: number): string[] {
  return objectsAt(properties, 'IpPermissions[]')
    .filter((rule) => covers(rule, port))
    .flatMap((rule) => [
      ...valuesAt(rule, 'IpRanges[].CidrIp'),
      ...valuesAt(rule, 'Ipv6Ranges[].CidrIpv6'),
      ...valuesAt(rule, 'PrefixListIds[].PrefixListId'),
    ])
    .filter((source) => typeof source === 'string');
}

/** A rule of all protocols has no ports (EC2 API, `IpPermission`). */
function covers({ IpProtocol, FromPort, ToPort }: Properties, port: number): boolean {
  if (IpProtocol === '-1') return true;
  if (IpProtocol !== 'tcp') return false;
  return Number(FromPort) <= port && port <= Number(ToPort);
}
