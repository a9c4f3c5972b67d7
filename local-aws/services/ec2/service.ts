import type { Operation, Service } from '../../service.ts';
import {
  allocateAddress,
  associateAddress,
  describeAddresses,
  disassociateAddress,
  releaseAddress,
} from './addresses.ts';
import { getConsoleOutput } from './console-output.ts';
import { heedDryRun } from './dry-run.ts';
import { createFlowLogs, deleteFlowLogs, describeFlowLogs } from './flow-logs.ts';
import { describeImages } from './images.ts';
import {
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
} from './instance-actions.ts';
import { describeInstanceAttribute, modifyInstanceAttribute } from './instance-attributes.ts';
import { resumeInstances } from './instance-life.ts';
import { describeInstanceTypes } from './instance-types.ts';
import { describeInstanceStatus, describeInstances } from './instances.ts';
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from './internet-gateways.ts';
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteLaunchTemplate,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
  modifyLaunchTemplate,
} from './launch-templates.ts';
import { modifyInstanceMetadataOptions } from './metadata-options.ts';
import { monitorInstances, unmonitorInstances } from './monitoring.ts';
import { resumeNatGateways } from './nat-gateway-life.ts';
import { createNatGateway, deleteNatGateway, describeNatGateways } from './nat-gateways.ts';
import { describeNetworkAcls } from './network-acls.ts';
import {
  createNetworkInterface,
  deleteNetworkInterface,
  describeNetworkInterfaces,
} from './network-interfaces.ts';
import { describeManagedPrefixLists, describePrefixLists } from './prefix-lists.ts';
import {
  associateProfile,
  describeProfileAssociations,
  disassociateProfile,
  replaceProfile,
} from './profile-associations.ts';
import {
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
} from './route-table-associations.ts';
import { createRouteTable, deleteRouteTable, describeRouteTables } from './route-tables.ts';
import { createRoute, deleteRoute, replaceRoute } from './routes.ts';
import { runInstances } from './run-instances.ts';
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from './security-group-rules.ts';
import {
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
} from './security-groups.ts';
import { createSubnet, deleteSubnet, describeSubnets, modifySubnetAttribute } from './subnets.ts';
import { ec2Taggables } from './taggables.ts';
import { createTags, deleteTags, describeTags } from './tags.ts';
import { toolHosts } from './tool-hosts.ts';
import { describeVolumes } from './volumes.ts';
import { describeVpcAttribute, modifyVpcAttribute, modifyVpcTenancy } from './vpc-attributes.ts';
import { resumeVpcEndpoints } from './vpc-endpoint-life.ts';
import {
  createVpcEndpoint,
  deleteVpcEndpoints,
  describeVpcEndpoints,
  modifyVpcEndpoint,
} from './vpc-endpoints.ts';
import { createVpc, deleteVpc, describeVpcs } from './vpcs.ts';
import { describeAvailabilityZones, describeRegions } from './zones.ts';

const operations: Readonly<Record<string, Operation>> = {
  AllocateAddress: allocateAddress,
  AssociateAddress: associateAddress,
  AssociateIamInstanceProfile: associateProfile,
  AssociateRouteTable: associateRouteTable,
  AttachInternetGateway: attachInternetGateway,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateFlowLogs: createFlowLogs,
  CreateInternetGateway: createInternetGateway,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateNatGateway: createNatGateway,
  CreateNetworkInterface: createNetworkInterface,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  CreateVpcEndpoint: createVpcEndpoint,
  DeleteFlowLogs: deleteFlowLogs,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteNatGateway: deleteNatGateway,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DescribeAddresses: describeAddresses,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeFlowLogs: describeFlowLogs,
  DescribeIamInstanceProfileAssociations: describeProfileAssociations,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeInternetGateways: describeInternetGateways,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeManagedPrefixLists: describeManagedPrefixLists,
  DescribeNatGateways: describeNatGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribePrefixLists: describePrefixLists,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  DisassociateAddress: disassociateAddress,
  DisassociateIamInstanceProfile: disassociateProfile,
  DisassociateRouteTable: disassociateRouteTable,
  GetConsoleOutput: getConsoleOutput,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpcEndpoint: modifyVpcEndpoint,
  ModifyVpcTenancy: modifyVpcTenancy,
  MonitorInstances: monitorInstances,
  RebootInstances: rebootInstances,
  ReleaseAddress: releaseAddress,
  ReplaceIamInstanceProfileAssociation: replaceProfile,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
  UnmonitorInstances: unmonitorInstances,
};

/** Instances with tools answer on addresses of this machine, until the endpoint ends. */
export function ec2(): Service {
  const hosts = toolHosts();
  return {
    id: 'EC2',
    operations: heedDryRun({
      ...operations,
      RunInstances: (input, ctx) => {
        hosts.watch(ctx);
        return runInstances(input, ctx);
      },
    }),
    taggables: ec2Taggables,
    resume(ctx) {
      resumeInstances(ctx);
      resumeNatGateways(ctx);
      resumeVpcEndpoints(ctx);
      hosts.watch(ctx);
    },
    stop: () => hosts.stop(),
  };
}
