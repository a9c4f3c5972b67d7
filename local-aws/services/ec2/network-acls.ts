import type {
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAcl,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { pageOf } from './paging.ts';
import {
  all,
  newId,
  type ResourceKind,
  resourceNotFound,
  save,
  selected,
} from './resource-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { tagList } from './tag-store.ts';

export interface NetworkAclRecord {
  readonly networkAclId: string;
  readonly vpcId: string;
  readonly ownerId: string;
  readonly isDefault: boolean;
}

/** Only the default one of each VPC, which every subnet of it uses. */
export const networkAclKind: ResourceKind<NetworkAclRecord> = {
  collection: 'ec2.network-acl',
  type: 'network-acl',
  idPrefix: 'acl',
  idOf: (acl) => acl.networkAclId,
  notFound: resourceNotFound('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
  filters: {
    default: (acl) => acl.isDefault,
    'network-acl-id': (acl) => acl.networkAclId,
    'owner-id': (acl) => acl.ownerId,
    'vpc-id': (acl) => acl.vpcId,
  },
};

export function createDefaultAcl(ctx: CallContext, vpcId: string): void {
  const networkAclId = newId(networkAclKind.idPrefix);
  save(ctx, networkAclKind, { networkAclId, vpcId, ownerId: ctx.account, isDefault: true });
}

export function describeNetworkAcls(
  input: DescribeNetworkAclsRequest,
  ctx: CallContext,
): DescribeNetworkAclsResult {
  const { acls, filters } = bySubnet(ctx, input);
  const found = selected(ctx, networkAclKind, input.NetworkAclIds, filters).filter(acls);
  const { items, NextToken } = pageOf(found, input);
  return { NetworkAcls: items.map((acl) => present(ctx, acl)), ...(NextToken && { NextToken }) };
}

/** The one filter that looks beyond the list's own record. */
function bySubnet(ctx: CallContext, { Filters = [] }: DescribeNetworkAclsRequest) {
  const name = 'association.subnet-id';
  const wanted = Filters.filter((filter) => filter.Name === name).map(({ Values = [] }) => Values);
  const acls = (acl: NetworkAclRecord) =>
    wanted.every((ids) => subnetsOf(ctx, acl).some((id) => ids.includes(id)));
  return { acls, filters: Filters.filter((filter) => filter.Name !== name) };
}

function subnetsOf(ctx: CallContext, { vpcId }: NetworkAclRecord): string[] {
  return all(ctx, subnetKind)
    .filter((subnet) => subnet.vpcId === vpcId)
    .map(({ subnetId }) => subnetId);
}

function present(ctx: CallContext, acl: NetworkAclRecord): NetworkAcl {
  return {
    NetworkAclId: acl.networkAclId,
    VpcId: acl.vpcId,
    OwnerId: acl.ownerId,
    IsDefault: acl.isDefault,
    Associations: subnetsOf(ctx, acl).map((subnetId) => ({
      NetworkAclAssociationId: subnetId.replace('subnet-', 'aclassoc-'),
      NetworkAclId: acl.networkAclId,
      SubnetId: subnetId,
    })),
    Entries: [true, false].flatMap((Egress) => [
      { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
      { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32_767 },
    ]),
    Tags: tagList(ctx, acl.networkAclId),
  };
}
