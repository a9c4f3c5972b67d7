import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** A cluster and a repository made by hand with the tag of an environment, a task that logs, and an image. */
export async function runTask(
  { ctx }: TestRuntime,
  environment: string,
): Promise<Record<'cluster' | 'container' | 'repository' | 'task', string>> {
  const { ecr, ecs } = ctx.aws('us-east-2');
  const cluster = `${environment}-tasks`;
  const container = 'worker';
  const repository = `${environment}-images`;
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
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: repository,
      imageScanningConfiguration: { scanOnPush: true },
      tags: [{ Key: 'strata:environment', Value: environment }],
    }),
  );
  await ecr.send(
    new PutImageCommand({ repositoryName: repository, imageTag: 'latest', imageManifest: '{}' }),
  );
  return { cluster, container, repository, task: tasks?.[0]?.taskArn ?? '' };
}
