import type { CallContext } from '../../service.ts';
import { addressKind } from './address-kind.ts';
import { flowLogKind } from './flow-logs.ts';
import { instanceKind } from './instance-kind.ts';
import { internetGatewayKind } from './internet-gateway-kind.ts';
import { launchTemplateKind } from './launch-template-kind.ts';
import { natGatewayKind } from './nat-gateway-kind.ts';
import { networkAclKind } from './network-acls.ts';
import { networkInterfaceKind } from './network-interface-kind.ts';
import { all, type ResourceKind } from './resource-kind.ts';
import { routeTableKind } from './route-table-kind.ts';
import { securityGroupKind } from './security-group-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { volumeKind } from './volumes.ts';
import { vpcEndpointKind } from './vpc-endpoint-kind.ts';
import { vpcKind } from './vpc-kind.ts';

/** What tags need to know of a family of resources, whatever its records look like. */
export interface TaggableKind {
  readonly type: string;
  readonly idPrefix: string;
  /** As ARNs name the type, which for some differs from the tags' own word. */
  readonly arnType: string;
  exists(ctx: CallContext, id: string): boolean;
}

function taggable<Record>(kind: ResourceKind<Record>, arnType = kind.type): TaggableKind {
  const { collection, idPrefix, type } = kind;
  const exists = (ctx: CallContext, id: string) => ctx.store.get(collection, id) !== undefined;
  return { type, idPrefix, arnType, exists };
}

const securityGroupRules: TaggableKind = {
  type: 'security-group-rule',
  idPrefix: 'sgr',
  arnType: 'security-group-rule',
  exists: (ctx, id) =>
    all(ctx, securityGroupKind).some(({ rules }) => rules.some(({ ruleId }) => ruleId === id)),
};

export const taggableKinds: readonly TaggableKind[] = [
  taggable(addressKind),
  taggable(flowLogKind),
  taggable(instanceKind),
  taggable(internetGatewayKind),
  taggable(launchTemplateKind),
  taggable(natGatewayKind),
  taggable(networkAclKind),
  taggable(networkInterfaceKind),
  taggable(routeTableKind),
  taggable(securityGroupKind),
  securityGroupRules,
  taggable(subnetKind),
  taggable(volumeKind),
  taggable(vpcEndpointKind),
  taggable(vpcKind),
];
