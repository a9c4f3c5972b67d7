import type { ResourceNode } from '#lib/resources/graph.ts';
import { privateSubnets } from './platform-network.test-data.ts';
import { account, arn, region, sample } from './sample-resource.test-data.ts';

const clusterArn = arn('ecs', 'cluster/dev-data-processing-cluster');
export const serviceArn = arn(
  'ecs',
  'service/dev-data-processing-cluster/dev-data-processing-service',
);
export const definitionArn = (family: string) => arn('ecs', `task-definition/${family}:3`);
const resourceId = 'service/dev-data-processing-cluster/dev-data-processing-service';

function repository(logicalId: string, name: string): ResourceNode {
  return sample(
    `compute/${logicalId}`,
    'ECR::Repository',
    name,
    {
      repositoryName: name,
      repositoryUri: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
      imageScanningConfiguration: { scanOnPush: true },
    },
    { name },
  );
}

function definition(
  logicalId: string,
  family: string,
  size: Record<string, string>,
  image: string,
) {
  return sample(
    `compute/${logicalId}TaskDefinition`,
    'ECS::TaskDefinition',
    definitionArn(family),
    {
      family,
      ...size,
      status: 'ACTIVE',
      taskRoleArn: `arn:aws:iam::${account}:role/dev-ecs-task`,
      containerDefinitions: [
        {
          name: 'main',
          image: `${account}.dkr.ecr.${region}.amazonaws.com/${image}:latest`,
          logConfiguration: { options: { 'awslogs-group': `/dev/${family}` } },
        },
      ],
    },
    { name: family, statusText: 'ACTIVE' },
  );
}

function task(id: string): ResourceNode {
  const taskArn = arn('ecs', `task/dev-data-processing-cluster/${id}`);
  return sample(
    '',
    'ECS::Task',
    taskArn,
    {
      taskArn,
      clusterArn,
      serviceArn,
      group: 'service:dev-data-processing-service',
      lastStatus: 'RUNNING',
      capacityProviderName: 'FARGATE_SPOT',
      attachments: [{ details: [{ name: 'subnetId', value: 'subnet-private-a' }] }],
      startedAt: '2026-11-24T08:00:00.000Z',
    },
    { awsDefault: true, managed: false, statusText: 'RUNNING' },
  );
}

export const sampleCompute: readonly ResourceNode[] = [
  repository('DataJobsRepository', 'dev/data-jobs'),
  repository('SparkRepository', 'dev/spark'),
  sample(
    'compute/Cluster',
    'ECS::Cluster',
    'dev-data-processing-cluster',
    {
      clusterArn,
      clusterName: 'dev-data-processing-cluster',
      status: 'ACTIVE',
      activeServicesCount: 1,
      runningTasksCount: 1,
      capacityProviders: ['FARGATE_SPOT', 'FARGATE'],
    },
    { arn: clusterArn, statusText: 'ACTIVE' },
  ),
  definition(
    'DataProcessing',
    'dev-data-processing',
    { cpu: '1024', memory: '2048' },
    'dev/data-jobs',
  ),
  definition('Spark', 'dev-spark-jobs', { cpu: '2048', memory: '4096' }, 'dev/spark'),
  sample(
    'compute/Service',
    'ECS::Service',
    serviceArn,
    {
      serviceName: 'dev-data-processing-service',
      clusterArn,
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 1,
      taskDefinition: definitionArn('dev-data-processing'),
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE_SPOT', weight: 4, base: 0 },
        { capacityProvider: 'FARGATE', weight: 1, base: 0 },
      ],
      networkConfiguration: {
        awsvpcConfiguration: { securityGroups: ['sg-app'], subnets: privateSubnets },
      },
    },
    { status: 'changing', statusText: 'ACTIVE, tasks starting' },
  ),
  task('0f1e2d3c'),
  sample(
    'compute/ScalableTarget',
    'ApplicationAutoScaling::ScalableTarget',
    `${resourceId}|ecs:service:DesiredCount|ecs`,
    { ResourceId: resourceId, MinCapacity: 0, MaxCapacity: 4 },
    { name: 'ScalableTarget' },
  ),
  sample(
    'compute/CpuScalingPolicy',
    'ApplicationAutoScaling::ScalingPolicy',
    arn('autoscaling', 'scalingPolicy:1:resource/ecs:policyName/dev-cpu'),
    { PolicyName: 'dev-cpu', ResourceId: resourceId },
    { name: 'dev-cpu' },
  ),
  sample('compute/DataProcessingLogGroup', 'Logs::LogGroup', '/dev/dev-data-processing', {
    logGroupName: '/dev/dev-data-processing',
    retentionInDays: 14,
  }),
];
