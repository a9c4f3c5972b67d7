import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** A cluster and a repository made by hand with the tag of an environment, a task that logs, and an image. */
export async function runTask(
  test: TestRuntime,
  environment: string,
): Promise<Record<'cluster' | 'container' | 'repository' | 'task', string>> {
  const { ecr, ecs } = test.ctx.aws({ region: 'us-east-2' });
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
  const run = async () => {
    const { tasks } = await ecs.send(
      new RunTaskCommand({
        cluster,
        taskDefinition: cluster,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    return tasks?.[0]?.taskArn ?? '';
  };
  return { cluster, container, repository, task: await seenTask(test, environment, run) };
}

const mostAttempts = 10;

/** Runs tasks until one is discovered: at the speed of tests AWS's hour is over in two seconds. */
async function seenTask(
  { ctx }: TestRuntime,
  environment: string,
  run: () => Promise<string>,
): Promise<string> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const arn = await run();
    await refreshEnvironment(ctx, { name: environment });
    if (await ctx.db.ecsTask.findFirst({ where: { arn } })) return arn;
  }
  throw new Error(`None of ${mostAttempts} tasks was discovered`);
}
