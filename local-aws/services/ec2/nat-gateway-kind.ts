import type { ConnectivityType, NatGatewayState } from '@aws-sdk/client-ec2';
import { AwsError } from '../../service.ts';
import type { ResourceKind } from './resource-kind.ts';

export interface NatGatewayRecord {
  readonly natGatewayId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly state: NatGatewayState;
  readonly connectivityType: ConnectivityType;
  readonly createTime: string;
  readonly deleteTime?: string;
  readonly failureCode?: string;
  readonly failureMessage?: string;
  readonly networkInterfaceId?: string;
  readonly privateIp?: string;
  readonly allocationId?: string;
  readonly associationId?: string;
  readonly publicIp?: string;
}

export const natGatewayKind: ResourceKind<NatGatewayRecord> = {
  collection: 'ec2.nat-gateway',
  type: 'natgateway',
  idPrefix: 'nat',
  idOf: (gateway) => gateway.natGatewayId,
  notFound: (id) => new AwsError('NatGatewayNotFound', `NatGateway ${id} was not found`),
  filters: {
    'nat-gateway-id': (gateway) => gateway.natGatewayId,
    state: (gateway) => gateway.state,
    'subnet-id': (gateway) => gateway.subnetId,
    'vpc-id': (gateway) => gateway.vpcId,
  },
};
