import { ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle, Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import { ipv4CidrPattern } from '../ipv4-cidr.ts';
import type { LayerContext } from '../layer.ts';
import { addFlowLogs } from './flow-logs.ts';
import type { NetworkScope } from './network-scope.ts';
import { addNetworkOutputs } from './outputs.ts';
import type { NetworkParameters } from './parameters.ts';
import {
  addInternetGateway,
  addNatGateway,
  addPrivateRouting,
  addPublicRouting,
  type InternetAccess,
} from './routing.ts';
import { addSubnets, type ZoneSubnets } from './zones.ts';

/** The network layer's stack: everything of one VPC, shaped by the operator's choices. */
export function networkTemplate(parameters: NetworkParameters, context: LayerContext): Template {
  const template = new TemplateBuilder(
    'Network: VPC, public and private subnets, internet and NAT gateways, routes',
  );
  const environment = tagEnvironment(template, 'network', context);
  const vpc = addVpc(template, environment, parameters.vpcCidr);
  const scope: NetworkScope = { template, environment, vpc };
  const internet = addInternetGateway(scope);
  const zones = addSubnets(
    scope,
    parameters.zones.map((letter, index) => ({
      letter,
      publicCidr: parameters.publicSubnetCidrs[index] ?? '',
      privateCidr: parameters.privateSubnetCidrs[index] ?? '',
    })),
  );
  const publicRouteTable = addPublicRouting(scope, internet, zones);
  const natGateways = addNatGateways(scope, parameters.natGateways, internet, zones);
  const privateRouteTables = zones.map((zone, index) =>
    addPrivateRouting(scope, zone, natGateways[index] ?? natGateways[0]),
  );
  addNetworkOutputs(scope, { internet, zones, publicRouteTable, privateRouteTables, natGateways });
  if (parameters.s3Endpoint) addS3Endpoint(scope, [publicRouteTable, ...privateRouteTables]);
  if (parameters.flowLogs) addFlowLogs(scope, parameters.flowLogRetentionDays);
  return template.build();
}

function addVpc(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
  cidr: string,
): ResourceHandle<'AWS::EC2::VPC'> {
  const vpcCidr = template.parameter('VpcCidr', {
    Type: 'String',
    Description: 'IPv4 CIDR block of the VPC, between /16 and /28.',
    Default: cidr,
    AllowedPattern: ipv4CidrPattern,
    ConstraintDescription: 'must be an IPv4 CIDR block such as 10.0.0.0/16',
    group: 'Addressing',
  });
  return template.resource(
    'Vpc',
    'AWS::EC2::VPC',
    { CidrBlock: ref(vpcCidr), EnableDnsSupport: true, EnableDnsHostnames: true },
    { tags: { Name: sub`${environment}-vpc` } },
  );
}

function addNatGateways(
  scope: NetworkScope,
  choice: NetworkParameters['natGateways'],
  internet: InternetAccess,
  zones: readonly ZoneSubnets[],
): Array<ResourceHandle<'AWS::EC2::NatGateway'>> {
  const served = { none: 0, single: 1, 'per-zone': zones.length }[choice];
  return zones.slice(0, served).map((zone) => addNatGateway(scope, internet, zone));
}

function addS3Endpoint(
  { template, environment, vpc }: NetworkScope,
  routeTables: ReadonlyArray<ResourceHandle<'AWS::EC2::RouteTable'>>,
): void {
  const endpoint = template.resource(
    'S3Endpoint',
    'AWS::EC2::VPCEndpoint',
    {
      VpcId: ref(vpc),
      VpcEndpointType: 'Gateway',
      ServiceName: sub`com.amazonaws.${ref('AWS::Region')}.s3`,
      RouteTableIds: routeTables.map((routeTable) => ref(routeTable)),
    },
    { tags: { Name: sub`${environment}-s3` } },
  );
  template.output('S3EndpointId', 'Gateway endpoint for S3', ref(endpoint));
}
