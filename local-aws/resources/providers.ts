import { scalableTarget, scalingPolicy } from './application-auto-scaling.ts';
import { budget } from './budgets-budget.ts';
import { customResource } from './cloudformation-custom-resource.ts';
import { waitConditionHandle } from './cloudformation-wait-condition-handle.ts';
import { eip } from './ec2-eip.ts';
import { flowLog } from './ec2-flow-log.ts';
import { instance } from './ec2-instance.ts';
import { internetGateway } from './ec2-internet-gateway.ts';
import { launchTemplate } from './ec2-launch-template.ts';
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
import { ecrRepository } from './ecr-repository.ts';
import { capacityProviderAssociations, ecsCluster } from './ecs-cluster.ts';
import { ecsService } from './ecs-service.ts';
import { taskDefinition } from './ecs-task-definition.ts';
import { replicationGroup } from './elasticache-replication-group.ts';
import { cacheSubnetGroup } from './elasticache-subnet-group.ts';
import { listener, listenerRule } from './elb-listener.ts';
import { loadBalancer } from './elb-load-balancer.ts';
import { targetGroup } from './elb-target-group.ts';
import { eventsRule } from './events-rule.ts';
import { glueCrawler } from './glue-crawler.ts';
import { glueDataQualityRuleset } from './glue-data-quality-ruleset.ts';
import { glueDatabase } from './glue-database.ts';
import { glueJob } from './glue-job.ts';
import { glueSecurityConfiguration } from './glue-security-configuration.ts';
import { glueTable } from './glue-table.ts';
import { glueTrigger } from './glue-trigger.ts';
import { glueWorkflow } from './glue-workflow.ts';
import { instanceProfile } from './iam-instance-profile.ts';
import { managedPolicy } from './iam-managed-policy.ts';
import { policy } from './iam-policy.ts';
import { role } from './iam-role.ts';
import { alias } from './kms-alias.ts';
import { key } from './kms-key.ts';
import { lambdaFunction } from './lambda-function.ts';
import { logGroup } from './logs-log-group.ts';
import type { ResourceProvider } from './provider.ts';
import { dbInstance } from './rds-db-instance.ts';
import { dbParameterGroup } from './rds-db-parameter-group.ts';
import { dbSubnetGroup } from './rds-db-subnet-group.ts';
import { bucket } from './s3-bucket.ts';
import { bucketPolicy } from './s3-bucket-policy.ts';
import { secret } from './secretsmanager-secret.ts';
import { secretTargetAttachment } from './secretsmanager-secret-target-attachment.ts';
import { queue } from './sqs-queue.ts';
import { queuePolicy } from './sqs-queue-policy.ts';
import { parameter } from './ssm-parameter.ts';

const all: readonly ResourceProvider[] = [
  alias,
  bucket,
  bucketPolicy,
  customResource,
  budget,
  cacheSubnetGroup,
  capacityProviderAssociations,
  dbInstance,
  listener,
  listenerRule,
  loadBalancer,
  targetGroup,
  dbParameterGroup,
  dbSubnetGroup,
  ecrRepository,
  ecsCluster,
  ecsService,
  scalableTarget,
  scalingPolicy,
  taskDefinition,
  eip,
  eventsRule,
  flowLog,
  glueCrawler,
  glueDataQualityRuleset,
  glueDatabase,
  glueJob,
  glueSecurityConfiguration,
  glueTable,
  glueTrigger,
  glueWorkflow,
  instance,
  instanceProfile,
  internetGateway,
  key,
  lambdaFunction,
  launchTemplate,
  logGroup,
  managedPolicy,
  natGateway,
  parameter,
  policy,
  queue,
  queuePolicy,
  replicationGroup,
  role,
  route,
  routeTable,
  secret,
  secretTargetAttachment,
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

/** Custom resources have types of the template's making. */
export function providerFor(type: string): ResourceProvider | undefined {
  return type.startsWith('Custom::') ? customResource : providers.get(type);
}
