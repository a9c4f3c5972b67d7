import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';

/** When the hosts below were started. */
export const launchedAt = '2026-01-31T09:00:00.000Z';

type Properties = Readonly<Record<string, JsonValue>>;

/** A host as a layer's stack makes it, with the group `sg-1`. */
export function hostNode(layer: string, properties: Properties = {}): ResourceNode {
  return {
    id: `i-${layer}`,
    type: 'AWS::EC2::Instance',
    name: `dev-${layer}`,
    status: 'healthy',
    statusText: 'running',
    layer,
    logicalId: 'Host',
    managed: true,
    properties: {
      State: { Name: 'running' },
      InstanceType: 't3.large',
      LaunchTime: launchedAt,
      PublicIpAddress: '127.64.0.1',
      PrivateIpAddress: '10.0.2.4',
      SecurityGroups: [{ GroupId: 'sg-1' }],
      ...properties,
    },
    tags: {},
  };
}

/** The group `sg-1`, which lets these blocks in to a range of TCP ports. */
export function groupNode(
  cidrs: readonly string[],
  ports: readonly [number, number],
): ResourceNode {
  const [FromPort, ToPort] = ports;
  return {
    id: 'sg-1',
    type: 'AWS::EC2::SecurityGroup',
    name: 'dev-monitoring',
    status: 'healthy',
    statusText: 'exists',
    layer: 'security',
    managed: true,
    properties: {
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort,
          ToPort,
          IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
          UserIdGroupPairs: [{ GroupId: 'sg-2' }],
        },
      ],
    },
    tags: {},
  };
}
