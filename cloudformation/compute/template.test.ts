import { describe, expect, test } from 'vitest';
import { computeLayer } from './layer.ts';
import { computeParameters } from './parameters.ts';
import { computeTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const build = (input: object = {}) => computeTemplate(computeParameters.parse(input), context);
const propertiesOf = (logicalId: string, input: object = {}) =>
  build(input).Resources[logicalId]?.Properties;
const named = (suffix: string) => ({ 'Fn::Sub': `\${Environment}-${suffix}` });

describe('what section 5 of the reference architecture names', () => {
  test('the cluster, with Spot preferred and Fargate as back-up', () => {
    expect(propertiesOf('Cluster')).toMatchObject({
      ClusterName: named('data-processing-cluster'),
    });
    expect(propertiesOf('CapacityProviders')).toMatchObject({
      CapacityProviders: ['FARGATE_SPOT', 'FARGATE'],
      DefaultCapacityProviderStrategy: [
        { CapacityProvider: 'FARGATE_SPOT', Weight: 3 },
        { CapacityProvider: 'FARGATE', Weight: 1, Base: 0 },
      ],
    });
  });

  test.each([
    ['DataProcessingTaskDefinition', '1024', '2048', 'DataJobsRepository'],
    ['SparkTaskDefinition', '2048', '4096', 'SparkRepository'],
  ])('%s has %s CPU units, %s MiB and the image of %s', (logicalId, cpu, memory, repository) => {
    const task = propertiesOf(logicalId);
    expect(task).toMatchObject({
      Cpu: cpu,
      Memory: memory,
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      TaskRoleArn: { Ref: 'EcsTaskRoleArn' },
      ExecutionRoleArn: { Ref: 'EcsExecutionRoleArn' },
    });
    expect(JSON.stringify(task)).toContain(`\${${repository}.RepositoryUri}:latest`);
    expect(JSON.stringify(task)).toContain('DATA_LAKE_BUCKET');
  });

  test.each([
    ['DataJobsRepository', 'data-jobs'],
    ['SparkRepository', 'spark'],
  ])('%s is scanned, encrypted and cleaned up', (logicalId, suffix) => {
    const repository = propertiesOf(logicalId);
    expect(repository).toMatchObject({
      RepositoryName: named(suffix),
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: 'AES256' },
    });
    const policy = JSON.stringify(repository?.LifecyclePolicy);
    expect(policy).toContain('UntaggedImageDays');
    expect(policy).toContain('KeptImages');
  });

  test('the lifecycle policy is JSON once its numbers are filled in', () => {
    const { LifecyclePolicy } = propertiesOf('SparkRepository') as {
      LifecyclePolicy: { LifecyclePolicyText: { 'Fn::Sub': string } };
    };
    const text = LifecyclePolicy.LifecyclePolicyText['Fn::Sub'].replaceAll(/\$\{\w+\}/g, '7');
    const { rules } = JSON.parse(text);
    expect(rules.map((rule: { selection: object }) => rule.selection)).toEqual([
      { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 7 },
      { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 7 },
    ]);
  });

  test('the service: private, rolled back on failure, no task at first', () => {
    expect(propertiesOf('Service')).toMatchObject({
      ServiceName: named('data-processing-service'),
      DesiredCount: { Ref: 'InitialTaskCount' },
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: { Ref: 'PrivateSubnetIds' },
          SecurityGroups: [{ Ref: 'AppSecurityGroupId' }],
          AssignPublicIp: 'DISABLED',
        },
      },
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
      EnableExecuteCommand: true,
      PropagateTags: 'SERVICE',
    });
    expect(build().Parameters?.InitialTaskCount?.Default).toBe(0);
    expect(build().Resources.Service?.DependsOn).toEqual(['CapacityProviders']);
  });

  test('scaling between 0 and the maximum, by CPU and memory', () => {
    expect(propertiesOf('ScalableTarget')).toMatchObject({
      MinCapacity: 0,
      MaxCapacity: { Ref: 'MaximumTaskCount' },
      ResourceId: { 'Fn::Sub': `service/\${Cluster}/\${Service.Name}` },
    });
    const metrics = ['CpuScalingPolicy', 'MemoryScalingPolicy'].map((id) =>
      JSON.stringify(propertiesOf(id)),
    );
    expect(metrics[0]).toContain('ECSServiceAverageCPUUtilization');
    expect(metrics[1]).toContain('ECSServiceAverageMemoryUtilization');
  });
});

describe('choices', () => {
  test('office hours start one task and stop all', () => {
    const { ScheduledActions } = propertiesOf('ScalableTarget', {
      officeHours: true,
      timeZone: 'Europe/Berlin',
    }) as { ScheduledActions: unknown };
    expect(ScheduledActions).toMatchObject([
      {
        Schedule: { 'Fn::Sub': `cron(0 \${StartHour} ? * MON-FRI *)` },
        Timezone: { Ref: 'TimeZone' },
        ScalableTargetAction: { MinCapacity: 1 },
      },
      { ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } },
    ]);
    expect(propertiesOf('ScalableTarget')?.ScheduledActions).toBeUndefined();
  });

  test.each([
    ['retain', 'RetainExceptOnCreate', undefined],
    ['delete', 'Delete', true],
  ])('images when the layer is deleted: %s', (whenDeleted, policy, emptied) => {
    const { Resources } = build({ whenDeleted });
    expect(Resources.SparkRepository?.DeletionPolicy).toBe(policy);
    expect(Resources.SparkRepository?.Properties.EmptyOnDelete).toBe(emptied);
  });

  test('immutable tags leave latest movable, which tasks use', () => {
    expect(propertiesOf('SparkRepository', { immutableTags: true })).toMatchObject({
      ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterValue: 'latest' }],
    });
  });

  test('a metrics port is opened and told to Prometheus by a tag', () => {
    const input = { metricsPort: 8080 };
    expect(JSON.stringify(propertiesOf('DataProcessingTaskDefinition', input))).toContain(
      '"ContainerPort":8080',
    );
    expect(propertiesOf('Service', input)?.Tags).toContainEqual({
      Key: 'prometheus:port',
      Value: '8080',
    });
    expect(JSON.stringify(build())).not.toContain('prometheus:port');
  });

  test.each(Object.entries(computeLayer.presets))('preset %s is valid', (_, preset) => {
    expect(computeParameters.safeParse(preset).success).toBe(true);
  });

  test.each([
    ['both weights 0', { spotWeight: 0, onDemandWeight: 0 }, 'spotWeight'],
    ['start equals stop', { officeHours: true, startHour: 9, stopHour: 9 }, 'stopHour'],
    ['more tasks than the maximum', { initialTasks: 5, maximumTasks: 4 }, 'initialTasks'],
    ['a time zone that is none', { timeZone: 'berlin' }, 'timeZone'],
    ['an image with a blank', { sparkImage: 'a b' }, 'sparkImage'],
  ])('%s is refused', (_, input, field) => {
    const { error } = computeParameters.safeParse(input);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
