import { waitConditionHandle } from './cloudformation-wait-condition-handle.ts';
import { eip } from './ec2-eip.ts';
import { flowLog } from './ec2-flow-log.ts';
import { internetGateway } from './ec2-internet-gateway.ts';
import { natGateway } from './ec2-nat-gateway.ts';
import { route } from './ec2-route.ts';
import { routeTable } from './ec2-route-table.ts';
import { securityGroup } from './ec2-security-group.ts';
import { securityGroupEgress, securityGroupIngress } from './ec2-security-group-rule.ts';
import { subnet } from './ec2-subnet.ts';
import { subnetRouteTableAssociation } from './ec2-subnet-route-table-association.ts';
import { vpc } from './ec2-vpc.ts';
import { vpcEndpoint } from './ec2-vpc-endpoint.ts';
import { vpcGatewayAttachment } from './ec2-vpc-gateway-attachment.ts';
import { instanceProfile } from './iam-instance-profile.ts';
import { role } from './iam-role.ts';
import { logGroup } from './logs-log-group.ts';
import type { ResourceProvider } from './provider.ts';
import { bucket } from './s3-bucket.ts';
import { bucketPolicy } from './s3-bucket-policy.ts';

const all: readonly ResourceProvider[] = [
  bucket,
  bucketPolicy,
  eip,
  flowLog,
  instanceProfile,
  internetGateway,
  logGroup,
  natGateway,
  role,
  route,
  routeTable,
  securityGroup,
  securityGroupEgress,
  securityGroupIngress,
  subnet,
  subnetRouteTableAssociation,
  vpc,
  vpcEndpoint,
  vpcGatewayAttachment,
  waitConditionHandle,
];

/** Every resource type a stack may hold; a new one is one file and one line here, then `scripts/generate-registry.ts`. */
export const providers: ReadonlyMap<string, ResourceProvider> = new Map(
  all.map((provider) => [provider.type, provider]),
);
