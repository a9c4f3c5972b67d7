import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  RunTaskRequest,
  RunTaskResponse,
  StopTaskRequest,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext } from '../../service.ts';
import { requireFargateSize } from './fargate-sizes.ts';
import { launchTask } from './launch-task.ts';
import { pageOf } from './page.ts';
import { presentTask } from './present-task.ts';
import {
  ecsTags,
  existingCluster,
  existingTaskDefinition,
  findTask,
  type TaskDefinitionRecord,
  tasksOf,
} from './store.ts';
import { strategyOf } from './strategy.ts';
import { tagRecord } from './tags.ts';
import { endTask } from './task-life.ts';

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
  if (definition.status === 'INACTIVE') {
    throw new AwsError('InvalidParameterException', 'TaskDefinition is inactive');
  }
  requireOverrides(definition, input.overrides);
  const count = input.count ?? 1;
  if (count < 1 || count > 10) {
    throw new AwsError('InvalidParameterException', 'count must be between 1 and 10');
  }
  const strategy = strategyOf(input) ?? cluster.strategy;
  const tags = {
    ...(input.propagateTags === 'TASK_DEFINITION' ? ecsTags.of(ctx, definition.arn) : {}),
    ...tagRecord(input.tags),
  };
  const attempts = Array.from({ length: count }, () =>
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
  return {
    tasks: attempts.flatMap((task) => (task ? [presentTask(ctx, task)] : [])),
    failures: attempts.flatMap((task) => (task ? [] : [{ reason: noCapacity }])),
  };
}

const noCapacity =
  'Capacity is unavailable at this time. Please try again later or in a different availability zone';

function requireOverrides(
  { definition }: TaskDefinitionRecord,
  { containerOverrides = [], cpu, memory }: TaskOverride = {},
): void {
  const known = (definition.containerDefinitions ?? []).map(({ name }) => name);
  const unknown = containerOverrides.find(({ name }) => !known.includes(name));
  if (unknown) {
    throw new AwsError(
      'InvalidParameterException',
      `Override for container named ${unknown.name} is not a container in the TaskDefinition.`,
    );
  }
  if (cpu !== undefined || memory !== undefined) {
    requireFargateSize(cpu ?? definition.cpu, memory ?? definition.memory);
  }
}

export function stopTaskCall({ task, reason }: StopTaskRequest, ctx: CallContext) {
  const record = findTask(ctx, task ?? '');
  if (!record) {
    throw new AwsError('InvalidParameterException', 'The referenced task was not found.');
  }
  const stopping = endTask(ctx, record, 'UserInitiated', reason ?? 'Task stopped by user');
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
