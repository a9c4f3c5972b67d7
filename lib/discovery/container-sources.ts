import { describeScalableTargets, describeScalingPolicies } from '#lib/aws/auto-scaling.ts';
import { describeRepositories } from '#lib/aws/ecr.ts';
import { describeClusters, describeServices, describeTaskDefinitions } from '#lib/aws/ecs.ts';
import { describeTasks } from '#lib/aws/ecs-tasks.ts';
import type { Source } from './source.ts';

const cluster = 'AWS::ECS::Cluster';
const repository = 'AWS::ECR::Repository';
const scalableTarget = 'AWS::ApplicationAutoScaling::ScalableTarget';
const scalingPolicy = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const service = 'AWS::ECS::Service';
const taskDefinition = 'AWS::ECS::TaskDefinition';

/** Services and tasks belong to the environment by their cluster. */
export const containerSources: readonly Source[] = [
  {
    source: 'ecs:clusters',
    types: [cluster],
    read: (aws, wanted) => describeClusters(aws, wanted.ids(cluster)),
  },
  {
    source: 'ecs:services',
    types: [service],
    askedFor: [cluster, service],
    read: (aws, wanted) =>
      describeServices(aws, { clusters: wanted.ids(cluster), arns: wanted.ids(service) }),
  },
  {
    source: 'ecs:tasks',
    types: ['AWS::ECS::Task'],
    askedFor: [cluster],
    read: (aws, wanted) => describeTasks(aws, wanted.ids(cluster)),
  },
  {
    source: 'ecs:task-definitions',
    types: [taskDefinition],
    read: (aws, wanted) =>
      describeTaskDefinitions(aws, { arns: wanted.ids(taskDefinition), now: wanted.now }),
  },
  {
    source: 'ecr:repositories',
    types: [repository],
    read: (aws, wanted) =>
      describeRepositories(aws, { ids: wanted.ids(repository), now: wanted.now }),
  },
  {
    source: 'application-auto-scaling:targets',
    types: [scalableTarget],
    read: (aws, wanted) => describeScalableTargets(aws, wanted.ids(scalableTarget)),
  },
  {
    source: 'application-auto-scaling:policies',
    types: [scalingPolicy],
    read: (aws, wanted) => describeScalingPolicies(aws, wanted.ids(scalingPolicy)),
  },
];
