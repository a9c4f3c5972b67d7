import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { RunTaskCommand, StopTaskCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { AppError } from '#lib/errors/app-error.ts';
import { limitScaling } from '#lib/resources/application-auto-scaling/scalable-target-actions.ts';
import {
  mixCapacity,
  redeployService,
  rollBackService,
  scaleService,
} from '#lib/resources/ecs/service-actions.ts';
import { stopTask } from '#lib/resources/ecs/task-actions.ts';
import { runTask } from '#lib/resources/ecs/task-definition-actions.ts';
import { taskPlace } from '#lib/resources/ecs/task-place.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { performs } from './performer.ts';
import { taskOverride } from './task-override.ts';

const serviceOf = ({ id, properties }: ResourceNode) => ({
  cluster: textAt(properties, 'clusterArn'),
  service: id,
});

const deploymentOf = (
  deployments: ReadonlyArray<{ readonly id?: string; readonly status?: string }> = [],
) => deployments.find(({ status }) => status === 'PRIMARY')?.id;

export const servicePerformers = [
  performs(scaleService, async ({ aws: { ecs }, node, input }) => {
    await ecs.send(
      new UpdateServiceCommand({ ...serviceOf(node), desiredCount: input.desiredCount }),
    );
  }),
  performs(redeployService, async ({ aws: { ecs }, node }) => {
    const { service } = await ecs.send(
      new UpdateServiceCommand({ ...serviceOf(node), forceNewDeployment: true }),
    );
    return deploymentOf(service?.deployments);
  }),
  performs(rollBackService, async ({ aws: { ecs }, node, input }) => {
    const { service } = await ecs.send(
      new UpdateServiceCommand({ ...serviceOf(node), taskDefinition: input.taskDefinition }),
    );
    return deploymentOf(service?.deployments);
  }),
  performs(mixCapacity, async ({ aws: { ecs }, node, input }) => {
    const { spotWeight, onDemandWeight, onDemandBase } = input;
    const { service } = await ecs.send(
      new UpdateServiceCommand({
        ...serviceOf(node),
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE_SPOT', weight: spotWeight, base: 0 },
          { capacityProvider: 'FARGATE', weight: onDemandWeight, base: onDemandBase },
        ],
        // ECS changes the strategy of a service together with a new deployment only.
        forceNewDeployment: true,
      }),
    );
    return deploymentOf(service?.deployments);
  }),
];

export const taskPerformers = [
  performs(stopTask, async ({ aws: { ecs }, node }) => {
    await ecs.send(
      new StopTaskCommand({
        cluster: textAt(node.properties, 'clusterArn'),
        task: node.id,
        reason: 'Stopped in Strata',
      }),
    );
  }),
];

export const taskDefinitionPerformers = [
  performs(runTask, async ({ aws: { ecs }, node, nodes, input }) => {
    const place = taskPlace(node, nodes);
    if (!place) {
      throw new AppError(
        'action-unavailable',
        'No active service of the environment says in which subnets and security groups tasks run.',
      );
    }
    const { cluster, executeCommand, subnets, securityGroups, assignPublicIp } = place;
    const { tasks = [], failures = [] } = await ecs.send(
      new RunTaskCommand({
        cluster,
        taskDefinition: node.id,
        count: input.count,
        capacityProviderStrategy: [{ capacityProvider: input.capacityProvider, weight: 1 }],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [...subnets],
            securityGroups: [...securityGroups],
            assignPublicIp,
          },
        },
        overrides: taskOverride(input),
        enableExecuteCommand: executeCommand,
        propagateTags: 'TASK_DEFINITION',
        startedBy: 'strata',
      }),
    );
    if (tasks.length === 0) {
      throw new AppError('aws-refused', failures[0]?.reason ?? 'AWS has started no task.');
    }
    return tasks.map(({ taskArn }) => taskArn).join(' ');
  }),
];

export const scalableTargetPerformers = [
  performs(limitScaling, async ({ aws: { autoScaling }, node, input }) => {
    await autoScaling.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: 'ecs',
        ResourceId: textAt(node.properties, 'ResourceId'),
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity: input.minCapacity,
        MaxCapacity: input.maxCapacity,
      }),
    );
  }),
];
