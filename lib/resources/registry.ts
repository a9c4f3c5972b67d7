import { elasticIp } from './ec2/elastic-ip.ts';
import { flowLog } from './ec2/flow-log.ts';
import { internetGateway } from './ec2/internet-gateway.ts';
import { natGateway } from './ec2/nat-gateway.ts';
import { route } from './ec2/route.ts';
import { routeTable } from './ec2/route-table.ts';
import { securityGroup } from './ec2/security-group.ts';
import { subnet } from './ec2/subnet.ts';
import { subnetRouteTableAssociation } from './ec2/subnet-route-table-association.ts';
import { vpc } from './ec2/vpc.ts';
import { vpcEndpoint } from './ec2/vpc-endpoint.ts';
import { vpcGatewayAttachment } from './ec2/vpc-gateway-attachment.ts';
import type { ResourceNode, ResourceStatus } from './graph.ts';
import { role } from './iam/role.ts';
import { logGroup } from './logs/log-group.ts';
import { isPending } from './pending.ts';
import type { Properties, ResourceModule } from './resource-module.ts';

export const resourceModules: readonly ResourceModule[] = [
  vpc,
  subnet,
  internetGateway,
  vpcGatewayAttachment,
  elasticIp,
  natGateway,
  routeTable,
  route,
  subnetRouteTableAssociation,
  vpcEndpoint,
  flowLog,
  securityGroup,
  role,
  logGroup,
];

const byType = new Map(resourceModules.map((module) => [module.type, module]));
const byArnType = new Map(
  resourceModules.flatMap((module) => (module.arnType ? [[module.arnType, module] as const] : [])),
);

/** The module of a resource type; one that shows what it is given where the type has none. */
export function resourceModule(type: string): ResourceModule {
  return byType.get(type) ?? genericModule(type);
}

/** The module whose ARNs are of this `service:resource-type`, or undefined. */
export function resourceModuleOfArn(arnType: string): ResourceModule | undefined {
  return byArnType.get(arnType);
}

/** AWS's word for the live state of a resource and what it means; a word nobody knew is `unknown`. */
export function liveStatus(
  type: string,
  properties: Properties,
): { status: ResourceStatus; statusText: string } {
  const module = resourceModule(type);
  if (!module.state) return { status: 'healthy', statusText: 'exists' };
  const statusText = module.state(properties);
  if (statusText === undefined) return { status: 'unknown', statusText: 'unknown' };
  return { status: module.statuses[statusText] ?? 'unknown', statusText };
}

/** The AWS console's page of a resource, or undefined where it has none or does not exist yet. */
export function resourceConsoleUrl(node: ResourceNode, region: string): string | undefined {
  return isPending(node) ? undefined : resourceModule(node.type).consoleUrl(node, region);
}

/** Seconds that CloudFormation usually takes for an action on a resource of this type. */
export function typicalSeconds(type: string, action: 'create' | 'update' | 'delete'): number {
  return resourceModule(type).typicalSeconds[action];
}

function genericModule(type: string): ResourceModule {
  const title = type.split('::').slice(1).join(' ') || type;
  return {
    type,
    title,
    plural: title,
    icon: 'aws:resource',
    statuses: {},
    properties: [],
    relations: [],
    typicalSeconds: { create: 15, update: 10, delete: 5 },
    consoleUrl: (_node: ResourceNode) => undefined,
  };
}
