import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { Database } from './database.ts';
import type { Entrance } from './load-balancer.ts';
import type { Roles } from './roles.ts';
import { appPort, databasePort, type Scope, type SecurityGroup } from './scope.ts';
import type { Secrets } from './secrets.ts';

interface Needs {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly roles: Roles;
  readonly entrance: Entrance;
  readonly securityGroup: SecurityGroup;
}

/** As the image names whoever runs it. */
const user = '65532:65532';

/** The instances of Strata, on Fargate: replaced one after the other, and back where new ones do not start. */
export function addService(scope: Scope, needs: Needs): void {
  const { template, name, privateSubnetIds } = scope;
  const count = template.parameter('InstanceCount', {
    Type: 'Number',
    Description: 'Instances of Strata, which share the work.',
    Default: 2,
    MinValue: 1,
    MaxValue: 10,
    group: 'Instances',
  });
  const cluster = template.resource('Cluster', 'AWS::ECS::Cluster', {
    ClusterName: name,
    ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
  });
  template.resource(
    'Service',
    'AWS::ECS::Service',
    {
      Cluster: ref(cluster),
      LaunchType: 'FARGATE',
      TaskDefinition: ref(addTaskDefinition(scope, needs)),
      DesiredCount: ref(count),
      HealthCheckGracePeriodSeconds: 120,
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
      },
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: privateSubnetIds,
          SecurityGroups: [getAtt(needs.securityGroup, 'GroupId')],
          AssignPublicIp: 'DISABLED',
        },
      },
      LoadBalancers: [
        {
          ContainerName: 'strata',
          ContainerPort: appPort,
          TargetGroupArn: ref(needs.entrance.targetGroup),
        },
      ],
      EnableECSManagedTags: true,
      PropagateTags: 'SERVICE',
    },
    { dependsOn: [needs.entrance.listener] },
  );
}

function addTaskDefinition({ template, name }: Scope, needs: Needs) {
  const image = template.parameter('Image', {
    Type: 'String',
    Description: 'Image of Strata, best by its digest: registry.example/strata@sha256:…',
    AllowedPattern: '^[a-z0-9][\\w./:@-]+$',
    ConstraintDescription: 'must be an image such as registry.example/strata:1.2',
    group: 'Instances',
  });
  const retention = template.parameter('LogRetentionDays', {
    Type: 'Number',
    Description: 'Days after which CloudWatch Logs deletes what Strata wrote.',
    Default: 90,
    AllowedValues: [7, 14, 30, 60, 90, 180, 365],
    group: 'Instances',
  });
  const logGroup = template.resource(
    'LogGroup',
    'AWS::Logs::LogGroup',
    { LogGroupName: sub`/strata/${name}`, RetentionInDays: ref(retention) },
    { deletionPolicy: 'Retain', updateReplacePolicy: 'Retain' },
  );
  return template.resource('TaskDefinition', 'AWS::ECS::TaskDefinition', {
    Family: name,
    RequiresCompatibilities: ['FARGATE'],
    NetworkMode: 'awsvpc',
    Cpu: '1024',
    Memory: '2048',
    TaskRoleArn: getAtt(needs.roles.task, 'Arn'),
    ExecutionRoleArn: getAtt(needs.roles.execution, 'Arn'),
    // The image declares /data as its volume, so that it belongs to the one who runs there.
    Volumes: [{ Name: 'data' }],
    ContainerDefinitions: [
      {
        Name: 'strata',
        Image: ref(image),
        Essential: true,
        User: user,
        ReadonlyRootFilesystem: true,
        MountPoints: [{ SourceVolume: 'data', ContainerPath: '/data', ReadOnly: false }],
        PortMappings: [{ ContainerPort: appPort, Protocol: 'tcp' }],
        LinuxParameters: { InitProcessEnabled: true, Capabilities: { Drop: ['ALL'] } },
        StopTimeout: 30,
        HealthCheck: {
          Command: ['CMD', 'node', 'scripts/check-ready.ts'],
          Interval: 10,
          Timeout: 5,
          Retries: 3,
          StartPeriod: 120,
        },
        ...configurationOf(scopedUrls(template), needs),
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: {
            'awslogs-group': ref(logGroup),
            'awslogs-region': ref('AWS::Region'),
            'awslogs-stream-prefix': 'strata',
          },
        },
      },
    ],
  });
}

function scopedUrls(template: Scope['template']) {
  const publicUrl = template.parameter('PublicUrl', {
    Type: 'String',
    Description: 'The address that browsers use; its name has to lead to the load balancer.',
    AllowedPattern: '^https://[a-z0-9.-]+$',
    ConstraintDescription: 'must be an address such as https://strata.example.com',
    group: 'Address',
  });
  const administrator = template.parameter('AdministratorEmail', {
    Type: 'String',
    Description: 'E-mail address of the first administrator.',
    AllowedPattern: '^[^@\\s]+@[^@\\s]+$',
    ConstraintDescription: 'must be an e-mail address',
    group: 'Address',
  });
  return { publicUrl: ref(publicUrl), administrator: ref(administrator) };
}

function configurationOf(
  { publicUrl, administrator }: ReturnType<typeof scopedUrls>,
  { database, secrets }: Needs,
) {
  const address = sub`postgres://strata@${getAtt(database, 'Endpoint.Address')}:${String(databasePort)}/strata?sslmode=verify-full&sslrootcert=/etc/ssl/rds.pem`;
  return {
    Environment: [
      { Name: 'STRATA_PUBLIC_URL', Value: publicUrl },
      { Name: 'STRATA_TRUSTED_PROXIES', Value: '1' },
      { Name: 'STRATA_CLOUD', Value: 'aws' },
      { Name: 'STRATA_ADMIN_EMAIL', Value: administrator },
      { Name: 'DATABASE_URL', Value: address },
      { Name: 'TMPDIR', Value: '/data' },
    ],
    Secrets: [
      { Name: 'DATABASE_PASSWORD', ValueFrom: sub`${ref(secrets.database)}:password::` },
      { Name: 'STRATA_SECRET_KEYS', ValueFrom: ref(secrets.keys) },
      { Name: 'STRATA_METRICS_TOKEN', ValueFrom: ref(secrets.metricsToken) },
      { Name: 'STRATA_ADMIN_PASSWORD', ValueFrom: ref(secrets.administratorPassword) },
    ],
  };
}
