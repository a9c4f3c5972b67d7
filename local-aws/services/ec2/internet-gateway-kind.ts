import { type ResourceKind, resourceNotFound } from './resource-kind.ts';

export interface InternetGatewayRecord {
  readonly internetGatewayId: string;
  readonly ownerId: string;
  readonly attachedVpcId?: string;
}

export const internetGatewayKind: ResourceKind<InternetGatewayRecord> = {
  collection: 'ec2.internet-gateway',
  type: 'internet-gateway',
  idPrefix: 'igw',
  idOf: (gateway) => gateway.internetGatewayId,
  notFound: resourceNotFound('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
  filters: {
    'attachment.state': (gateway) => (gateway.attachedVpcId ? 'available' : undefined),
    'attachment.vpc-id': (gateway) => gateway.attachedVpcId,
    'internet-gateway-id': (gateway) => gateway.internetGatewayId,
    'owner-id': (gateway) => gateway.ownerId,
  },
};
