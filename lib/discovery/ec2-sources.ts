import type { Aws } from '#lib/aws/clients.ts';
import {
  describeAddresses,
  describeFlowLogs,
  describeInstances,
  describeInternetGateways,
  describeNatGateways,
  describeRouteTables,
  describeSecurityGroups,
  describeSubnets,
  describeVpcEndpoints,
  describeVpcs,
  type Ec2Filter,
} from '#lib/aws/ec2.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';

export interface Ec2Source {
  readonly source: string;
  readonly type: string;
  /** Types that CloudFormation has and EC2 describes as parts of this one. */
  readonly partTypes: readonly string[];
  describe(aws: Pick<Aws, 'ec2'>, filter: Ec2Filter): Promise<LiveResource[]>;
  /** The filter that finds everything of a VPC, where there is one. */
  readonly vpcFilter?: string;
  idFilter(id: string): string;
}

export const ec2Sources: readonly Ec2Source[] = [
  {
    source: 'ec2:vpcs',
    type: 'AWS::EC2::VPC',
    partTypes: [],
    describe: describeVpcs,
    vpcFilter: 'vpc-id',
    idFilter: () => 'vpc-id',
  },
  {
    source: 'ec2:subnets',
    type: 'AWS::EC2::Subnet',
    partTypes: [],
    describe: describeSubnets,
    vpcFilter: 'vpc-id',
    idFilter: () => 'subnet-id',
  },
  {
    source: 'ec2:internet-gateways',
    type: 'AWS::EC2::InternetGateway',
    partTypes: ['AWS::EC2::VPCGatewayAttachment'],
    describe: describeInternetGateways,
    vpcFilter: 'attachment.vpc-id',
    idFilter: () => 'internet-gateway-id',
  },
  {
    source: 'ec2:nat-gateways',
    type: 'AWS::EC2::NatGateway',
    partTypes: [],
    describe: describeNatGateways,
    vpcFilter: 'vpc-id',
    idFilter: () => 'nat-gateway-id',
  },
  {
    source: 'ec2:route-tables',
    type: 'AWS::EC2::RouteTable',
    partTypes: ['AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'],
    describe: describeRouteTables,
    vpcFilter: 'vpc-id',
    idFilter: () => 'route-table-id',
  },
  {
    source: 'ec2:instances',
    type: 'AWS::EC2::Instance',
    partTypes: [],
    describe: describeInstances,
    vpcFilter: 'vpc-id',
    idFilter: () => 'instance-id',
  },
  {
    source: 'ec2:vpc-endpoints',
    type: 'AWS::EC2::VPCEndpoint',
    partTypes: [],
    describe: describeVpcEndpoints,
    vpcFilter: 'vpc-id',
    idFilter: () => 'vpc-endpoint-id',
  },
  {
    source: 'ec2:security-groups',
    type: 'AWS::EC2::SecurityGroup',
    partTypes: [],
    describe: describeSecurityGroups,
    vpcFilter: 'vpc-id',
    idFilter: () => 'group-id',
  },
  {
    source: 'ec2:flow-logs',
    type: 'AWS::EC2::FlowLog',
    partTypes: [],
    describe: describeFlowLogs,
    vpcFilter: 'resource-id',
    idFilter: () => 'flow-log-id',
  },
  {
    source: 'ec2:addresses',
    type: 'AWS::EC2::EIP',
    partTypes: [],
    describe: describeAddresses,
    idFilter: (id) => (id.startsWith('eipalloc-') ? 'allocation-id' : 'public-ip'),
  },
];
