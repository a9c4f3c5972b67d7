import type {
  AssociateRouteTableRequest,
  AssociateRouteTableResult,
  DisassociateRouteTableRequest,
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { internetGatewayKind } from './internet-gateway-kind.ts';
import { all, existing, newId, save } from './resource-kind.ts';
import {
  type AssociationRecord,
  type RouteTableRecord,
  routeTableKind,
} from './route-table-kind.ts';
import { subnetKind } from './subnet-kind.ts';

/** @throws AwsError Resource.AlreadyAssociated where the subnet has another table */
export function associateRouteTable(
  { GatewayId, RouteTableId = '', SubnetId }: AssociateRouteTableRequest,
  ctx: CallContext,
): AssociateRouteTableResult {
  const table = existing(ctx, routeTableKind, RouteTableId);
  if (!SubnetId && !GatewayId) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter subnetId or gatewayId',
    );
  }
  requireSameVpc(ctx, table, SubnetId, GatewayId);
  const known = findAssociation(ctx, (each) =>
    SubnetId ? each.subnetId === SubnetId : each.gatewayId === GatewayId,
  );
  if (known?.table.routeTableId === RouteTableId) return answer(known.association.associationId);
  if (known) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${RouteTableId} conflicts with an existing association`,
    );
  }
  const associationId = newId('rtbassoc');
  const association: AssociationRecord = {
    associationId,
    main: false,
    ...(SubnetId ? { subnetId: SubnetId } : { gatewayId: GatewayId ?? '' }),
  };
  save(ctx, routeTableKind, { ...table, associations: [...table.associations, association] });
  return answer(associationId);
}

/** @throws AwsError InvalidAssociationID.NotFound, or InvalidParameterValue for a main association */
export function disassociateRouteTable(
  { AssociationId = '' }: DisassociateRouteTableRequest,
  ctx: CallContext,
): object {
  const { association, table } = requireAssociation(ctx, AssociationId);
  if (association.main) {
    throw new AwsError(
      'InvalidParameterValue',
      `cannot disassociate the main route table association ${AssociationId}`,
    );
  }
  save(ctx, routeTableKind, without(table, AssociationId));
  return {};
}

export function replaceRouteTableAssociation(
  { AssociationId = '', RouteTableId = '' }: ReplaceRouteTableAssociationRequest,
  ctx: CallContext,
): ReplaceRouteTableAssociationResult {
  const { association, table } = requireAssociation(ctx, AssociationId);
  const target = existing(ctx, routeTableKind, RouteTableId);
  requireSameVpc(ctx, target, association.subnetId, association.gatewayId);
  const moved = { ...association, associationId: newId('rtbassoc') };
  ctx.store.transaction(() => {
    save(ctx, routeTableKind, without(table, AssociationId));
    const fresh = existing(ctx, routeTableKind, RouteTableId);
    save(ctx, routeTableKind, { ...fresh, associations: [...fresh.associations, moved] });
  });
  return { NewAssociationId: moved.associationId, AssociationState: { State: 'associated' } };
}

interface Found {
  readonly table: RouteTableRecord;
  readonly association: AssociationRecord;
}

function findAssociation(
  ctx: CallContext,
  matches: (association: AssociationRecord) => boolean,
): Found | undefined {
  for (const table of all(ctx, routeTableKind)) {
    const association = table.associations.find(matches);
    if (association) return { table, association };
  }
  return undefined;
}

function requireAssociation(ctx: CallContext, id: string): Found {
  const found = findAssociation(ctx, ({ associationId }) => associationId === id);
  if (found) return found;
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`);
}

function requireSameVpc(
  ctx: CallContext,
  table: RouteTableRecord,
  subnetId: string | undefined,
  gatewayId: string | undefined,
): void {
  const vpcId = subnetId
    ? existing(ctx, subnetKind, subnetId).vpcId
    : gatewayId
      ? existing(ctx, internetGatewayKind, gatewayId).attachedVpcId
      : table.vpcId;
  if (vpcId !== table.vpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `route table ${table.routeTableId} and ${subnetId ? 'subnet' : 'gateway'} ${subnetId ?? gatewayId} belong to different networks`,
    );
  }
}

function without(table: RouteTableRecord, associationId: string): RouteTableRecord {
  const associations = table.associations.filter((each) => each.associationId !== associationId);
  return { ...table, associations };
}

function answer(AssociationId: string): AssociateRouteTableResult {
  return { AssociationId, AssociationState: { State: 'associated' } };
}
