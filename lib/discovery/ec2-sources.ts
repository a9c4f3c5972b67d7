import type { Aws } from '#lib/aws/clients.ts';
import {
  describeAddresses,
  describeFlowLogs,
  describeInstances,
  describeInternetGateways,
  describeLaunchTemplates,
  describeNatGateways,
  describeRouteTables,
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSubnets,
  describeVolumes,
  describeVpcEndpoints,
  describeVpcs,
  type Ec2Filter,
} from '#lib/aws/ec2.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { describeEc2 } from './describe-ec2.ts';
import type { Source } from './source.ts';

export interface Ec2Question {
  readonly source: string;
  readonly type: string;
  readonly partTypes?: readonly string[];
  describe(aws: Pick<Aws, 'ec2'>, filter: Ec2Filter): Promise<LiveResource[]>;
  /** The filter that finds everything of its owners, where there is one. */
  readonly ownerFilter?: string;
  /** The type of its owners; VPCs if absent. */
  readonly ownerType?: string;
  idFilter(id: string): string;
}

const vpc = 'AWS::EC2::VPC';
const ruleTypes = ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'];

const questions: readonly Ec2Question[] = [
  {
    source: 'ec2:vpcs',
    type: 'AWS::EC2::VPC',
    describe: describeVpcs,
    ownerFilter: 'vpc-id',
    idFilter: () => 'vpc-id',
  },
  {
    source: 'ec2:subnets',
    type: 'AWS::EC2::Subnet',
    describe: describeSubnets,
    ownerFilter: 'vpc-id',
    idFilter: () => 'subnet-id',
  },
  {
    source: 'ec2:internet-gateways',
    type: 'AWS::EC2::InternetGateway',
    partTypes: ['AWS::EC2::VPCGatewayAttachment'],
    describe: describeInternetGateways,
    ownerFilter: 'attachment.vpc-id',
    idFilter: () => 'internet-gateway-id',
  },
  {
    source: 'ec2:nat-gateways',
    type: 'AWS::EC2::NatGateway',
    describe: describeNatGateways,
    ownerFilter: 'vpc-id',
    idFilter: () => 'nat-gateway-id',
  },
  {
    source: 'ec2:route-tables',
    type: 'AWS::EC2::RouteTable',
    partTypes: ['AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'],
    describe: describeRouteTables,
    ownerFilter: 'vpc-id',
    idFilter: () => 'route-table-id',
  },
  {
    source: 'ec2:instances',
    type: 'AWS::EC2::Instance',
    describe: describeInstances,
    ownerFilter: 'vpc-id',
    idFilter: () => 'instance-id',
  },
  {
    source: 'ec2:vpc-endpoints',
    type: 'AWS::EC2::VPCEndpoint',
    describe: describeVpcEndpoints,
    ownerFilter: 'vpc-id',
    idFilter: () => 'vpc-endpoint-id',
  },
  {
    source: 'ec2:security-groups',
    type: 'AWS::EC2::SecurityGroup',
    describe: describeSecurityGroups,
    ownerFilter: 'vpc-id',
    idFilter: () => 'group-id',
  },
  {
    source: 'ec2:flow-logs',
    type: 'AWS::EC2::FlowLog',
    describe: describeFlowLogs,
    ownerFilter: 'resource-id',
    idFilter: () => 'flow-log-id',
  },
  {
    source: 'ec2:addresses',
    type: 'AWS::EC2::EIP',
    describe: describeAddresses,
    idFilter: (id) => (id.startsWith('eipalloc-') ? 'allocation-id' : 'public-ip'),
  },
  {
    source: 'ec2:volumes',
    type: 'AWS::EC2::Volume',
    describe: describeVolumes,
    ownerFilter: 'attachment.instance-id',
    ownerType: 'AWS::EC2::Instance',
    idFilter: () => 'volume-id',
  },
];

/** EC2 is asked for everything in the environment's VPCs, and for what is named beside that. */
export const ec2Sources: readonly Source[] = [
  ...questions.map(toSource),
  {
    source: 'ec2:security-group-rules',
    types: ruleTypes,
    read: (aws, wanted) =>
      describeSecurityGroupRules(aws, {
        name: 'security-group-rule-id',
        values: ruleTypes.flatMap((type) => wanted.ids(type)),
      }),
  },
  {
    source: 'ec2:launch-templates',
    types: ['AWS::EC2::LaunchTemplate'],
    read: (aws, wanted) => describeLaunchTemplates(aws, wanted.ids('AWS::EC2::LaunchTemplate')),
  },
];

function toSource(question: Ec2Question): Source {
  const { source, type, partTypes = [], ownerFilter, ownerType = vpc } = question;
  return {
    source,
    types: [type],
    partTypes,
    askedFor: ownerFilter ? [type, ownerType] : [type],
    read: (aws, wanted) =>
      describeEc2(aws, question, { ownerIds: wanted.ids(ownerType), ids: wanted.ids(type) }),
  };
}
