import { ref, sub } from '../builder/intrinsics.ts';
import type { Cluster, ComputeScope } from './compute-scope.ts';
import type { ComputeParameters } from './parameters.ts';

/** The cluster with Fargate Spot and, as its back-up, Fargate. */
export function addCluster({ template, environment, parameters }: ComputeScope): Cluster {
  const insights = template.parameter('ContainerInsights', {
    Type: 'String',
    Description: 'Metrics of cluster, services and tasks in CloudWatch.',
    Default: parameters.containerInsights,
    AllowedValues: ['disabled', 'enabled', 'enhanced'],
    group: 'Observability',
  });
  return template.resource(
    'Cluster',
    'AWS::ECS::Cluster',
    {
      ClusterName: sub`${environment}-data-processing-cluster`,
      ClusterSettings: [{ Name: 'containerInsights', Value: ref(insights) }],
      Configuration: { ExecuteCommandConfiguration: { Logging: 'DEFAULT' } },
    },
    { tags: { Name: sub`${environment}-data-processing-cluster` } },
  );
}

/** Makes both capacity providers usable in the cluster; services must wait for it. */
export function addCapacityProviders({ template, parameters }: ComputeScope, cluster: Cluster) {
  return template.resource('CapacityProviders', 'AWS::ECS::ClusterCapacityProviderAssociations', {
    Cluster: ref(cluster),
    CapacityProviders: ['FARGATE_SPOT', 'FARGATE'],
    DefaultCapacityProviderStrategy: capacityProviderStrategy(parameters),
  });
}

/** Only one provider of a strategy may have a base (ECS API, CapacityProviderStrategyItem). */
export function capacityProviderStrategy(
  plan: Pick<ComputeParameters, 'spotWeight' | 'onDemandWeight' | 'onDemandBase'>,
) {
  return [
    { CapacityProvider: 'FARGATE_SPOT', Weight: plan.spotWeight, Base: 0 },
    { CapacityProvider: 'FARGATE', Weight: plan.onDemandWeight, Base: plan.onDemandBase },
  ];
}
