import { ref, sub } from '../builder/intrinsics.ts';
import { securityGroupInput, subnetsInput } from '../layer-inputs.ts';
import { addCapacityProviders, capacityProviderStrategy } from './cluster.ts';
import type { Cluster, ComputeScope, Service, TaskDefinition } from './compute-scope.ts';

/** The data processing service: in private subnets, rolled back by its circuit breaker, no task at first. */
export function addService(
  scope: ComputeScope,
  cluster: Cluster,
  taskDefinition: TaskDefinition,
): Service {
  const { template, environment, parameters } = scope;
  const initialTasks = template.parameter('InitialTaskCount', {
    Type: 'Number',
    Description: 'Desired count with which the service is made.',
    Default: parameters.initialTasks,
    MinValue: 0,
    group: 'Scaling',
  });
  return template.resource(
    'Service',
    'AWS::ECS::Service',
    {
      ServiceName: sub`${environment}-data-processing-service`,
      Cluster: ref(cluster),
      TaskDefinition: ref(taskDefinition),
      DesiredCount: ref(initialTasks),
      CapacityProviderStrategy: capacityProviderStrategy(parameters),
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: subnetsInput(template, 'PrivateSubnetIds'),
          SecurityGroups: [securityGroupInput(template, 'AppSecurityGroupId')],
          AssignPublicIp: 'DISABLED',
        },
      },
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
      },
      EnableExecuteCommand: true,
      EnableECSManagedTags: true,
      PropagateTags: 'SERVICE',
    },
    {
      dependsOn: [addCapacityProviders(scope, cluster)],
      tags: {
        Name: sub`${environment}-data-processing-service`,
        ...(parameters.metricsPort > 0 && { 'prometheus:port': String(parameters.metricsPort) }),
      },
    },
  );
}
