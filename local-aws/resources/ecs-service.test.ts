import { expect, test } from 'vitest';
import { endOf, failuresOf } from '../services/cloudformation/test-stack.ts';
import { testEndpoint } from '../test-endpoint.ts';

const template = (count: number, network: object, image = 'jobs:latest') =>
  JSON.stringify({
    Resources: {
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'jobs' } },
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          RequiresCompatibilities: ['FARGATE'],
          NetworkMode: 'awsvpc',
          Cpu: '256',
          Memory: '512',
          Family: 'job',
          ContainerDefinitions: [{ Name: 'job', Image: image }],
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: {
          ServiceName: 'worker',
          Cluster: { Ref: 'Cluster' },
          TaskDefinition: { Ref: 'Task' },
          DesiredCount: count,
          DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
          NetworkConfiguration: { AwsvpcConfiguration: network },
        },
      },
    },
  });

test('keys in another order start no new deployment', async () => {
  await using endpoint = await testEndpoint({ speed: 10_000 });
  const { cloudFormation, ecs } = endpoint.clients;
  const StackName = 'worker';
  const deployments = async () => {
    const { services } = await ecs.describeServices({ cluster: 'jobs', services: ['worker'] });
    return services?.[0]?.deployments?.map(({ id, desiredCount }) => ({ id, desiredCount }));
  };
  await cloudFormation.createStack({
    StackName,
    TemplateBody: template(0, { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'] }),
  });
  expect([
    await endOf(endpoint.clients, StackName),
    await failuresOf(endpoint.clients, StackName),
  ]).toEqual(['CREATE_COMPLETE', []]);
  const [first] = (await deployments()) ?? [];
  await cloudFormation.updateStack({
    StackName,
    TemplateBody: template(1, { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' }),
  });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_COMPLETE');
  expect(await deployments()).toEqual([{ id: first?.id, desiredCount: 1 }]);
});

test('a stack goes back with the service when the circuit breaker trips', async () => {
  await using endpoint = await testEndpoint({ speed: 2_000 });
  const { cloudFormation, ecs } = endpoint.clients;
  const StackName = 'worker';
  const network = { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'] };
  await cloudFormation.createStack({ StackName, TemplateBody: template(1, network) });
  expect(await endOf(endpoint.clients, StackName)).toBe('CREATE_COMPLETE');
  const fault = { kind: 'run', of: 'ecs-task', name: 'job', cause: 'image-pull', count: 3 };
  await endpoint.control('POST', 'faults', fault);
  const TemplateBody = template(1, network, 'jobs:broken');
  await cloudFormation.updateStack({ StackName, TemplateBody });
  expect(await endOf(endpoint.clients, StackName)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await failuresOf(endpoint.clients, StackName)).toEqual([
    [
      'Service',
      expect.stringContaining("operation 'ECS Deployment Circuit Breaker was triggered'."),
    ],
  ]);
  const { services } = await ecs.describeServices({ cluster: 'jobs', services: ['worker'] });
  const { taskDefinition } = await ecs.describeTaskDefinition({
    taskDefinition: services?.[0]?.taskDefinition,
  });
  expect(taskDefinition?.containerDefinitions).toMatchObject([{ image: 'jobs:latest' }]);
});
