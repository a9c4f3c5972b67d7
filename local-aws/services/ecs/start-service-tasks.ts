import type { CallContext } from '../../service.ts';
import { launchTask } from './launch-task.ts';
import {
  type DeploymentRecord,
  ecsTags,
  existingCluster,
  existingTaskDefinition,
  type ServiceRecord,
  type TaskRecord,
} from './store.ts';

/** Starts tasks of a deployment, as many of them as there is capacity for. */
export function startServiceTasks(
  ctx: CallContext,
  service: ServiceRecord,
  { id, taskDefinition }: DeploymentRecord,
  count: number,
): TaskRecord[] {
  const cluster = existingCluster(ctx, service.clusterArn);
  const definition = existingTaskDefinition(ctx, taskDefinition);
  const tags = {
    ...(service.propagateTags === 'SERVICE' ? ecsTags.of(ctx, service.arn) : {}),
    ...(service.managedTags && {
      'aws:ecs:clusterName': cluster.name,
      'aws:ecs:serviceName': service.name,
    }),
  };
  const launched = Array.from({ length: count }, () =>
    launchTask(ctx, {
      cluster,
      definition,
      group: `service:${service.name}`,
      strategy: service.strategy,
      network: service.network,
      executeCommand: service.executeCommand,
      tags,
      deploymentId: id,
      startedBy: id,
    }),
  );
  return launched.flatMap((task) => task ?? []);
}
