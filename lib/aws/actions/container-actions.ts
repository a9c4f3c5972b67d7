import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { StopTaskCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { limitScaling } from '#lib/resources/application-auto-scaling/scalable-target-actions.ts';
import {
  redeployService,
  rollBackService,
  scaleService,
} from '#lib/resources/ecs/service-actions.ts';
import { stopTask } from '#lib/resources/ecs/task-actions.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { performs } from './performer.ts';

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
