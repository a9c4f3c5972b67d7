import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt, valuesAt } from '#lib/resources/property-path.ts';
import type { DiagramEdge, DiagramElement } from '../diagram.ts';
import { defineView } from './define-view.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { lakeBuckets } from './lake.ts';
import { isRunning } from './last-run.ts';
import { detailedElement, detailedGroup, partElement } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

const scalingTypes = [
  'ApplicationAutoScaling::ScalableTarget',
  'ApplicationAutoScaling::ScalingPolicy',
];

/** Clusters with what runs in them, what it is made from, and what scales it. */
export const computeView = defineView({
  id: 'compute',
  title: 'Compute',
  section: 5,
  types: [
    'ECS::Cluster',
    'ECS::ClusterCapacityProviderAssociations',
    'ECS::Service',
    'ECS::Task',
    'ECS::TaskDefinition',
    'ECR::Repository',
    ...scalingTypes,
  ],
  also: ({ layer, type }) => layer === 'compute' && type === 'AWS::Logs::LogGroup',
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    const logs = index.of('Logs::LogGroup').filter(({ layer }) => layer === 'compute');
    const clusters = index.of('ECS::Cluster');
    const inCluster = (node: ResourceNode) =>
      index.named('ECS::Cluster', node, 'clusterArn')[0] ?? clusters[0];
    const elements: DiagramElement[] = [
      ...index.of('ECR::Repository').map(detailedElement),
      ...index.of('ECS::TaskDefinition').map(detailedElement),
      ...clusters.map((cluster) => {
        const services = index.of('ECS::Service').filter((node) => inCluster(node) === cluster);
        const loose = index
          .of('ECS::Task')
          .filter((task) => inCluster(task) === cluster)
          .filter((task) => !services.some((service) => runs(service, task)));
        return detailedGroup(cluster, 'ecs-cluster', [
          ...providersOf(cluster),
          ...services.map((service) => serviceElement(service, index)),
          ...loose.map(detailedElement),
        ]);
      }),
      ...(clusters.length === 0 ? index.of('ECS::Service').map(detailedElement) : []),
      ...scalingTypes.flatMap((type) => index.of(type)).map(detailedElement),
      ...logs.map(detailedElement),
      ...lakeBuckets(index).map(detailedElement),
    ];
    return {
      direction: 'right',
      elements,
      edges: drawnEdges(elements, [
        ...index.of('ECS::TaskDefinition').flatMap((node) => definitionEdges(node, index)),
        ...index.of('ECS::Service').flatMap((node) => serviceEdges(node, index)),
        ...scalingEdges(index),
      ]),
    };
  },
});

const providerPurposes: ReadonlyMap<string, string> = new Map([
  ['FARGATE_SPOT', 'up to 70 % cheaper, interruptible'],
  ['FARGATE', 'on demand, guaranteed'],
]);

function providersOf(cluster: ResourceNode) {
  return valuesAt(cluster.properties, 'capacityProviders[]').flatMap((name) =>
    typeof name === 'string'
      ? [
          partElement(
            cluster,
            name,
            [name, providerPurposes.get(name) ?? 'capacity'],
            'aws:fargate',
          ),
        ]
      : [],
  );
}

function serviceElement(service: ResourceNode, index: ResourceIndex): DiagramElement {
  const tasks = index.of('ECS::Task').filter((task) => runs(service, task));
  return tasks.length === 0
    ? detailedElement(service)
    : detailedGroup(service, 'service', tasks.map(detailedElement));
}

function runs(service: ResourceNode, task: ResourceNode): boolean {
  return task.properties.group === `service:${serviceName(service)}`;
}

function serviceName(service: ResourceNode): string {
  return textAt(service.properties, 'serviceName') ?? service.name;
}

function definitionEdges(definition: ResourceNode, index: ResourceIndex): DiagramEdge[] {
  const images = valuesAt(definition.properties, 'containerDefinitions[].image');
  const logGroups = index.named(
    'Logs::LogGroup',
    definition,
    'containerDefinitions[].logConfiguration.options.awslogs-group',
  );
  return [
    ...index
      .of('ECR::Repository')
      .filter(({ id, properties }) =>
        images.some(
          (image) =>
            typeof image === 'string' &&
            (image.includes(`/${id}:`) || image.startsWith(`${properties.repositoryUri}:`)),
        ),
      )
      .map((repository) => flow(repository.id, definition.id, { label: 'image' })),
    ...logGroups.map((group) => flow(definition.id, group.id, { label: 'logs', side: true })),
    ...lakeBuckets(index).map((bucket) =>
      flow(definition.id, bucket.id, { label: 'S3 access', side: true }),
    ),
  ];
}

function serviceEdges(service: ResourceNode, index: ResourceIndex): DiagramEdge[] {
  const running = isRunning(service);
  return [
    ...index
      .named('ECS::TaskDefinition', service, 'taskDefinition')
      .map((definition) => flow(definition.id, service.id, { label: 'runs', running })),
    ...objectsAt(service.properties, 'capacityProviderStrategy[]').flatMap((strategy) =>
      index.named('ECS::Cluster', service, 'clusterArn').map((cluster) =>
        flow(`${cluster.id}#${strategy.capacityProvider}`, service.id, {
          label: `weight ${strategy.weight ?? 0}`,
          running,
        }),
      ),
    ),
  ];
}

function scalingEdges(index: ResourceIndex): DiagramEdge[] {
  const targets = index.of('ApplicationAutoScaling::ScalableTarget');
  const resourceOf = ({ properties }: ResourceNode) => textAt(properties, 'ResourceId');
  return [
    ...targets.flatMap((target) =>
      index
        .of('ECS::Service')
        .filter((service) => resourceOf(target)?.endsWith(`/${serviceName(service)}`))
        .map((service) => flow(target.id, service.id, { label: 'scales', side: true })),
    ),
    ...index
      .of('ApplicationAutoScaling::ScalingPolicy')
      .flatMap((policy) =>
        targets
          .filter((target) => resourceOf(target) === resourceOf(policy))
          .map((target) => flow(policy.id, target.id, { side: true })),
      ),
  ];
}
