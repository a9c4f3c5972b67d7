import { scalableTarget } from './application-auto-scaling/scalable-target.ts';
import { scalingPolicy } from './application-auto-scaling/scaling-policy.ts';
import { budget } from './budgets/budget.ts';
import { customResource } from './cloudformation/custom-resource.ts';
import { elasticIp } from './ec2/elastic-ip.ts';
import { flowLog } from './ec2/flow-log.ts';
import { instance } from './ec2/instance.ts';
import { internetGateway } from './ec2/internet-gateway.ts';
import { launchTemplate } from './ec2/launch-template.ts';
import { natGateway } from './ec2/nat-gateway.ts';
import { route } from './ec2/route.ts';
import { routeTable } from './ec2/route-table.ts';
import { securityGroup } from './ec2/security-group.ts';
import { securityGroupEgress } from './ec2/security-group-egress.ts';
import { securityGroupIngress } from './ec2/security-group-ingress.ts';
import { subnet } from './ec2/subnet.ts';
import { subnetRouteTableAssociation } from './ec2/subnet-route-table-association.ts';
import { volume } from './ec2/volume.ts';
import { vpc } from './ec2/vpc.ts';
import { vpcEndpoint } from './ec2/vpc-endpoint.ts';
import { vpcGatewayAttachment } from './ec2/vpc-gateway-attachment.ts';
import { containerRepository } from './ecr/repository.ts';
import { capacityProviderAssociations } from './ecs/capacity-provider-associations.ts';
import { ecsCluster } from './ecs/cluster.ts';
import { ecsService } from './ecs/service.ts';
import { ecsTask } from './ecs/task.ts';
import { taskDefinition } from './ecs/task-definition.ts';
import { listener } from './elastic-load-balancing/listener.ts';
import { listenerRule } from './elastic-load-balancing/listener-rule.ts';
import { loadBalancer } from './elastic-load-balancing/load-balancer.ts';
import { targetGroup } from './elastic-load-balancing/target-group.ts';
import { replicationGroup } from './elasticache/replication-group.ts';
import { cacheSubnetGroup } from './elasticache/subnet-group.ts';
import { eventRule } from './events/rule.ts';
import { crawler } from './glue/crawler.ts';
import { dataQualityRuleset } from './glue/data-quality-ruleset.ts';
import { glueDatabase } from './glue/database.ts';
import { glueJob } from './glue/job.ts';
import { glueSecurityConfiguration } from './glue/security-configuration.ts';
import { glueTable } from './glue/table.ts';
import { glueTrigger } from './glue/trigger.ts';
import { glueWorkflow } from './glue/workflow.ts';
import type { ResourceNode } from './graph.ts';
import { instanceProfile } from './iam/instance-profile.ts';
import { managedPolicy } from './iam/managed-policy.ts';
import { role } from './iam/role.ts';
import { keyAlias } from './kms/alias.ts';
import { key } from './kms/key.ts';
import { lambdaFunction } from './lambda/function.ts';
import { logGroup } from './logs/log-group.ts';
import { ownId } from './node-id.ts';
import { isPending } from './pending.ts';
import { dbInstance } from './rds/db-instance.ts';
import { dbParameterGroup } from './rds/db-parameter-group.ts';
import { dbSubnetGroup } from './rds/db-subnet-group.ts';
import type { Properties, ResourceModule } from './resource-module.ts';
import { bucket } from './s3/bucket.ts';
import { bucketPolicy } from './s3/bucket-policy.ts';
import { secret } from './secrets-manager/secret.ts';
import { secretTargetAttachment } from './secrets-manager/secret-target-attachment.ts';
import { queue } from './sqs/queue.ts';
import { queuePolicy } from './sqs/queue-policy.ts';

export const resourceModules: readonly ResourceModule[] = [
  vpc,
  subnet,
  internetGateway,
  vpcGatewayAttachment,
  elasticIp,
  natGateway,
  routeTable,
  route,
  subnetRouteTableAssociation,
  vpcEndpoint,
  flowLog,
  securityGroup,
  role,
  logGroup,
  bucket,
  bucketPolicy,
  key,
  keyAlias,
  secret,
  secretTargetAttachment,
  instanceProfile,
  managedPolicy,
  lambdaFunction,
  customResource,
  glueDatabase,
  glueTable,
  crawler,
  glueJob,
  glueTrigger,
  glueWorkflow,
  glueSecurityConfiguration,
  dataQualityRuleset,
  containerRepository,
  ecsCluster,
  capacityProviderAssociations,
  taskDefinition,
  ecsService,
  ecsTask,
  scalableTarget,
  scalingPolicy,
  dbInstance,
  dbParameterGroup,
  dbSubnetGroup,
  replicationGroup,
  cacheSubnetGroup,
  loadBalancer,
  targetGroup,
  listener,
  listenerRule,
  launchTemplate,
  budget,
  queue,
  queuePolicy,
  eventRule,
  instance,
  volume,
  securityGroupIngress,
  securityGroupEgress,
];

type LiveStatus = Pick<ResourceNode, 'status' | 'statusText' | 'statusReason' | 'health'>;

const byType = new Map(resourceModules.map((module) => [module.type, module]));
const byArnType = new Map(
  resourceModules.flatMap((module) => (module.arnType ? [[module.arnType, module] as const] : [])),
);

/** The module of a resource type; one that shows what it is given where the type has none. */
export function resourceModule(type: string): ResourceModule {
  return byType.get(type) ?? genericModule(type);
}

/** The module whose ARNs are of this `service:resource-type`, or undefined. */
export function resourceModuleOfArn(arnType: string): ResourceModule | undefined {
  return byArnType.get(arnType);
}

/**
 * AWS's word for the live state of a resource and what it means; a word nobody knew is `unknown`. What
 * is in a good state and fails its health checks has failed.
 */
export function liveStatus(type: string, properties: Properties): LiveStatus {
  const module = resourceModule(type);
  if (!module.state) return { status: 'healthy', statusText: 'exists' };
  const statusText = module.state(properties);
  if (statusText === undefined) return { status: 'unknown', statusText: 'unknown' };
  const statusReason = module.reason?.(properties);
  const health = module.health?.(properties);
  const status = module.statuses[statusText] ?? 'unknown';
  const isUnwell = status === 'healthy' && health?.state === 'unhealthy';
  return {
    status: isUnwell ? 'failed' : status,
    statusText: isUnwell ? `${statusText}, ${health.text}` : statusText,
    ...(statusReason !== undefined && { statusReason }),
    ...(health && { health }),
  };
}

/** The AWS console's page of a resource, or undefined where it has none or does not exist yet. */
export function resourceConsoleUrl(node: ResourceNode, region: string): string | undefined {
  if (isPending(node)) return undefined;
  return resourceModule(node.type).consoleUrl({ ...node, id: ownId(node) }, region);
}

/** Seconds that CloudFormation usually takes for an action on a resource of this type. */
export function typicalSeconds(type: string, action: 'create' | 'update' | 'delete'): number {
  return resourceModule(type).typicalSeconds[action];
}

function genericModule(type: string): ResourceModule {
  const title = type.split('::').slice(1).join(' ') || type;
  return {
    type,
    title,
    plural: title,
    icon: 'aws:resource',
    statuses: {},
    properties: [],
    relations: [],
    typicalSeconds: { create: 15, update: 10, delete: 5 },
    consoleUrl: (_node: ResourceNode) => undefined,
  };
}
