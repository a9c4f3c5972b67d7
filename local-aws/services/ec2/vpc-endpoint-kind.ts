import type { VpcEndpointType } from '@aws-sdk/client-ec2';
import { type ResourceKind, resourceNotFound } from './resource-kind.ts';

export interface VpcEndpointRecord {
  readonly vpcEndpointId: string;
  readonly vpcId: string;
  readonly ownerId: string;
  readonly serviceName: string;
  readonly type: VpcEndpointType;
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted';
  readonly policyDocument: string;
  readonly routeTableIds: readonly string[];
  readonly creationTimestamp: string;
}

export const vpcEndpointKind: ResourceKind<VpcEndpointRecord> = {
  collection: 'ec2.vpc-endpoint',
  type: 'vpc-endpoint',
  idPrefix: 'vpce',
  idOf: (endpoint) => endpoint.vpcEndpointId,
  notFound: resourceNotFound('InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'),
  filters: {
    'service-name': (endpoint) => endpoint.serviceName,
    'vpc-endpoint-id': (endpoint) => endpoint.vpcEndpointId,
    'vpc-endpoint-state': (endpoint) => endpoint.state,
    'vpc-endpoint-type': (endpoint) => endpoint.type,
    'vpc-id': (endpoint) => endpoint.vpcId,
  },
};
