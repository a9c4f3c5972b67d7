import type { Task } from '@aws-sdk/client-ecs';
import type { CallContext } from '../../service.ts';
import { ecsTags, type TaskRecord } from './store.ts';
import { tagPairs } from './tags.ts';

export function presentTask(ctx: CallContext, task: TaskRecord): Task {
  return {
    taskArn: task.arn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: task.taskDefinition,
    group: task.group,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    launchType: 'FARGATE',
    ...(task.capacityProvider && { capacityProviderName: task.capacityProvider }),
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    containers: [...task.containers],
    ...(task.overrides && { overrides: task.overrides }),
    cpu: task.cpu,
    memory: task.memory,
    ...(task.startedBy && { startedBy: task.startedBy }),
    enableExecuteCommand: task.executeCommand,
    healthStatus: 'UNKNOWN',
    attachments: task.subnetId
      ? [
          {
            id: task.id,
            type: 'ElasticNetworkInterface',
            status: 'ATTACHED',
            details: [{ name: 'subnetId', value: task.subnetId }],
          },
        ]
      : [],
    createdAt: new Date(task.createdAt),
    ...(task.startedAt && { startedAt: new Date(task.startedAt) }),
    ...(task.stoppingAt && { stoppingAt: new Date(task.stoppingAt) }),
    ...(task.stoppedAt && { stoppedAt: new Date(task.stoppedAt) }),
    ...(task.stopCode && { stopCode: task.stopCode }),
    ...(task.stoppedReason && { stoppedReason: task.stoppedReason }),
    tags: tagPairs(ecsTags.of(ctx, task.arn)),
  };
}
