import {
  CreateClusterCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** A cluster made by hand with the tag of an environment, and a task in it that logs. */
export async function runTask(
  { ctx }: TestRuntime,
  environment: string,
): Promise<{ readonly cluster: string; readonly container: string; readonly task: string }> {
  const { ecs } = ctx.aws('us-east-2');
  const cluster = `${environment}-tasks`;
  const container = 'worker';
  const tags = [{ key: 'strata:environment', value: environment }];
  await ecs.send(new CreateClusterCommand({ clusterName: cluster, tags }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: cluster,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: container,
          image: 'worker',
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': `/${cluster}`,
              'awslogs-region': 'us-east-2',
              'awslogs-stream-prefix': 'by-hand',
              'awslogs-create-group': 'true',
            },
          },
        },
      ],
    }),
  );
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster,
      taskDefinition: cluster,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    }),
  );
  return { cluster, container, task: tasks?.[0]?.taskArn ?? '' };
}
