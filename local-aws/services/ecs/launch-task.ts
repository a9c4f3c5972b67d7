import { randomInt } from 'node:crypto';
import type {
  CapacityProviderStrategyItem,
  NetworkConfiguration,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import type { CallContext } from '../../service.ts';
import type { Tags } from '../tag-register.ts';
import {
  type ClusterRecord,
  ecsArn,
  ecsTags,
  newHexId,
  type TaskDefinitionRecord,
  type TaskRecord,
  tasksOf,
} from './store.ts';
import { nextProvider } from './strategy.ts';
import { namesOf, startTask } from './task-life.ts';

export interface NewTask {
  readonly cluster: ClusterRecord;
  readonly definition: TaskDefinitionRecord;
  readonly group: string;
  readonly strategy: readonly CapacityProviderStrategyItem[];
  readonly network: NetworkConfiguration | undefined;
  readonly executeCommand: boolean;
  readonly tags: Tags;
  readonly deploymentId?: string;
  readonly startedBy?: string;
  readonly overrides?: TaskOverride;
}

/** Starts one task of a definition on the provider whose turn it is; none where that has no capacity left. */
export function launchTask(ctx: CallContext, input: NewTask): TaskRecord | undefined {
  const { cluster, definition, group, overrides } = input;
  const id = newHexId();
  const arn = ecsArn(ctx, `task/${cluster.name}/${id}`);
  const siblings = tasksOf(ctx, cluster.arn).filter(
    (task) => task.group === group && task.desiredStatus === 'RUNNING',
  );
  const provider = nextProvider(
    input.strategy,
    siblings.flatMap(({ capacityProvider }) => capacityProvider ?? []),
  );
  if (ctx.runFaults.isExhausted(provider === 'FARGATE_SPOT' ? 'FARGATE_SPOT' : 'FARGATE')) {
    return undefined;
  }
  const names = namesOf({ group, taskDefinition: definition.arn });
  const failure = ctx.runFaults.failureOf({ kind: 'ecs-task', id, names });
  const subnets = input.network?.awsvpcConfiguration?.subnets ?? [];
  ecsTags.add(ctx, arn, input.tags);
  return startTask(ctx, {
    id,
    arn,
    clusterArn: cluster.arn,
    taskDefinition: definition.arn,
    group,
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    ...(provider && { capacityProvider: provider }),
    ...(input.deploymentId && { deploymentId: input.deploymentId }),
    ...(input.startedBy && { startedBy: input.startedBy }),
    ...(overrides && { overrides }),
    containers: (definition.definition.containerDefinitions ?? []).map(({ name, image }) => ({
      containerArn: ecsArn(ctx, `container/${cluster.name}/${id}/${newHexId()}`),
      taskArn: arn,
      name,
      image,
      lastStatus: 'PENDING',
      networkInterfaces: [
        { attachmentId: newHexId(), privateIpv4Address: `10.0.10.${randomInt(10, 250)}` },
      ],
    })),
    cpu: overrides?.cpu ?? definition.definition.cpu ?? '256',
    memory: overrides?.memory ?? definition.definition.memory ?? '512',
    ...(subnets.length > 0 && { subnetId: subnets[siblings.length % subnets.length] ?? '' }),
    executeCommand: input.executeCommand,
    isHealthy: false,
    ...(failure && { failure }),
    version: 1,
    createdAt: ctx.clock.now().toISOString(),
  });
}
