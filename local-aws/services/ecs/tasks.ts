import { randomInt } from 'node:crypto';
import type {
  CapacityProviderStrategyItem,
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  NetworkConfiguration,
  RunTaskRequest,
  RunTaskResponse,
  StopTaskRequest,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext } from '../../service.ts';
import type { Tags } from '../tag-register.ts';
import { pageOf } from './page.ts';
import { presentTask } from './present-task.ts';
import {
  type ClusterRecord,
  ecsArn,
  ecsTags,
  existingCluster,
  existingTaskDefinition,
  findTask,
  newHexId,
  type TaskDefinitionRecord,
  type TaskRecord,
  tasksOf,
} from './store.ts';
import { nextProvider } from './strategy.ts';
import { tagRecord } from './tags.ts';
import { startTask, stopTask } from './task-life.ts';

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

/** Starts one task of a definition on the provider whose turn it is. */
export function launchTask(ctx: CallContext, input: NewTask): TaskRecord {
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
    createdAt: ctx.clock.now().toISOString(),
  });
}

/** @throws AwsError ClusterNotFoundException, ClientException, InvalidParameterException */
export function runTask(input: RunTaskRequest, ctx: CallContext): RunTaskResponse {
  const cluster = existingCluster(ctx, input.cluster);
  const definition = existingTaskDefinition(ctx, input.taskDefinition);
  if (definition.definition.networkMode === 'awsvpc' && !input.networkConfiguration) {
    throw new AwsError(
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  }
  const count = input.count ?? 1;
  if (count < 1 || count > 10) {
    throw new AwsError('InvalidParameterException', 'count must be between 1 and 10');
  }
  const strategy =
    input.capacityProviderStrategy ??
    (input.launchType ? [{ capacityProvider: input.launchType }] : cluster.strategy);
  const tags = {
    ...(input.propagateTags === 'TASK_DEFINITION' ? ecsTags.of(ctx, definition.arn) : {}),
    ...tagRecord(input.tags),
  };
  const tasks = Array.from({ length: count }, () =>
    launchTask(ctx, {
      cluster,
      definition,
      group: input.group ?? `family:${definition.family}`,
      strategy,
      network: input.networkConfiguration,
      executeCommand: input.enableExecuteCommand ?? false,
      tags,
      ...(input.startedBy && { startedBy: input.startedBy }),
      ...(input.overrides && { overrides: input.overrides }),
    }),
  );
  return { tasks: tasks.map((task) => presentTask(ctx, task)), failures: [] };
}

export function stopTaskCall({ task, reason }: StopTaskRequest, ctx: CallContext) {
  const record = findTask(ctx, task ?? '');
  if (!record) {
    throw new AwsError('InvalidParameterException', 'The referenced task was not found.');
  }
  const stopping = stopTask(ctx, record, 'UserInitiated', reason ?? 'Task stopped by user');
  return { task: presentTask(ctx, stopping) };
}

export function describeTasks(
  input: DescribeTasksRequest,
  ctx: CallContext,
): DescribeTasksResponse {
  const cluster = existingCluster(ctx, input.cluster);
  const found = (input.tasks ?? []).map((name) => [name, findTask(ctx, name)] as const);
  return {
    tasks: found.flatMap(([, task]) =>
      task?.clusterArn === cluster.arn ? [presentTask(ctx, task)] : [],
    ),
    failures: found.flatMap(([name, task]) =>
      task?.clusterArn === cluster.arn ? [] : [{ arn: name, reason: 'MISSING' }],
    ),
  };
}

export function listTasks(input: ListTasksRequest, ctx: CallContext) {
  const cluster = existingCluster(ctx, input.cluster);
  const { family, serviceName, startedBy, desiredStatus = 'RUNNING' } = input;
  const arns = tasksOf(ctx, cluster.arn)
    .filter((task) => task.desiredStatus === desiredStatus)
    .filter((task) => !serviceName || task.group === `service:${serviceName.split('/').at(-1)}`)
    .filter((task) => !family || task.taskDefinition.includes(`task-definition/${family}:`))
    .filter((task) => !startedBy || task.startedBy === startedBy)
    .map(({ arn }) => arn)
    .sort();
  const { items, nextToken } = pageOf(arns, input);
  return { taskArns: items, ...(nextToken && { nextToken }) };
}
