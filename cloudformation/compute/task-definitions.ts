import { equals, getAtt, ifThen, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { Intrinsic, Value } from '../builder/value.ts';
import { textInput } from '../layer-inputs.ts';
import type { ComputeScope, Repository, TaskDefinition } from './compute-scope.ts';
import { imagePattern } from './image-parameters.ts';
import { logRetentionDays } from './parameters.ts';
import type { Repositories } from './repositories.ts';

interface Task {
  readonly logicalId: 'DataProcessing' | 'Spark';
  readonly name: 'data-processing' | 'spark';
  readonly repository: Repository;
  /** Operator's choice; empty for the repository's own image. */
  readonly image: string;
  /** Fargate CPU units, 1024 to a vCPU. */
  readonly cpu: '1024' | '2048';
  readonly memoryMib: '2048' | '4096';
  readonly temporaryStorageGib?: number;
  readonly port?: number;
}

export interface TaskDefinitions {
  readonly dataProcessing: TaskDefinition;
  readonly spark: TaskDefinition;
  readonly logGroup: ResourceHandle<'AWS::Logs::LogGroup'>;
}

interface Roles {
  readonly task: Intrinsic<string>;
  readonly execution: Intrinsic<string>;
  readonly bucket: Intrinsic<string>;
  readonly retention: Intrinsic<(typeof logRetentionDays)[number]>;
}

/** Data processing (1 vCPU, 2 GB) and Spark jobs (2 vCPU, 4 GB), each with a log group of its own. */
export function addTaskDefinitions(
  scope: ComputeScope,
  repositories: Repositories,
): TaskDefinitions {
  const { template, parameters } = scope;
  const retention = template.parameter('LogRetentionDays', {
    Type: 'Number',
    Description: 'Days after which CloudWatch Logs deletes what tasks wrote.',
    Default: parameters.logRetention,
    AllowedValues: logRetentionDays,
    group: 'Observability',
  });
  const roles: Roles = {
    task: textInput(template, 'EcsTaskRoleArn'),
    execution: textInput(template, 'EcsExecutionRoleArn'),
    bucket: textInput(template, 'DataLakeBucketName'),
    retention: ref(retention),
  };
  const dataProcessing = addTask(scope, roles, {
    logicalId: 'DataProcessing',
    name: 'data-processing',
    repository: repositories.dataJobs,
    image: parameters.dataProcessingImage,
    cpu: '1024',
    memoryMib: '2048',
    ...(parameters.metricsPort > 0 && { port: parameters.metricsPort }),
  });
  const spark = addTask(scope, roles, {
    logicalId: 'Spark',
    name: 'spark',
    repository: repositories.spark,
    image: parameters.sparkImage,
    cpu: '2048',
    memoryMib: '4096',
    temporaryStorageGib: parameters.temporaryStorageGib,
  });
  return {
    dataProcessing: dataProcessing.taskDefinition,
    spark: spark.taskDefinition,
    logGroup: dataProcessing.logGroup,
  };
}

function addTask(scope: ComputeScope, roles: Roles, task: Task) {
  const { template, environment, parameters } = scope;
  const logGroup = template.resource(
    `${task.logicalId}LogGroup`,
    'AWS::Logs::LogGroup',
    {
      LogGroupName: sub`/strata/${environment}/ecs/${task.name}`,
      RetentionInDays: roles.retention,
    },
    { deletionPolicy: 'Delete', updateReplacePolicy: 'Delete' },
  );
  const taskDefinition = template.resource(
    `${task.logicalId}TaskDefinition`,
    'AWS::ECS::TaskDefinition',
    {
      Family: sub`${environment}-${task.name}`,
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: task.cpu,
      Memory: task.memoryMib,
      RuntimePlatform: {
        CpuArchitecture: parameters.architecture,
        OperatingSystemFamily: 'LINUX',
      },
      ...(task.temporaryStorageGib && {
        EphemeralStorage: { SizeInGiB: task.temporaryStorageGib },
      }),
      TaskRoleArn: roles.task,
      ExecutionRoleArn: roles.execution,
      ContainerDefinitions: [
        {
          Name: task.name,
          Image: imageOf(scope, task),
          Essential: true,
          Environment: [
            { Name: 'STRATA_ENVIRONMENT', Value: environment },
            { Name: 'DATA_LAKE_BUCKET', Value: roles.bucket },
            { Name: 'SECRETS_PREFIX', Value: sub`${environment}/` },
          ],
          ...(task.port && { PortMappings: [{ ContainerPort: task.port, Protocol: 'tcp' }] }),
          LinuxParameters: { InitProcessEnabled: true },
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': ref(logGroup),
              'awslogs-region': ref('AWS::Region'),
              'awslogs-stream-prefix': task.name,
            },
          },
        },
      ],
    },
  );
  return { taskDefinition, logGroup };
}

function imageOf({ template }: ComputeScope, task: Task): Value<string> {
  const image = template.parameter(`${task.logicalId}Image`, {
    Type: 'String',
    Description: `Image of ${task.name} tasks; empty for the tag latest of the environment’s own repository.`,
    Default: task.image,
    AllowedPattern: imagePattern,
    ConstraintDescription: 'must be an image such as registry.example/jobs:1.2',
    group: 'Images',
  });
  const own = template.condition(`Own${task.logicalId}Image`, equals(ref(image), ''));
  return ifThen(own, sub`${getAtt(task.repository, 'RepositoryUri')}:latest`, ref(image));
}
