import type { ResourceNode } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { familyOf } from './task-family.ts';

export interface TaskPlace {
  readonly cluster: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: 'ENABLED' | 'DISABLED';
  readonly executeCommand: boolean;
}

/**
 * Where a task of a definition runs by itself: in cluster, subnets and security groups of the service that
 * runs the same family, or else of another one of the environment. Undefined where no service is active.
 */
export function taskPlace(
  definition: ResourceNode,
  nodes: readonly ResourceNode[],
): TaskPlace | undefined {
  const family = textAt(definition.properties, 'family');
  const services = nodes
    .filter(({ type, properties }) => type === 'AWS::ECS::Service' && isActive(properties))
    .map(({ properties }) => properties)
    .sort((a, b) => Number(runs(b, family)) - Number(runs(a, family)));
  return services.flatMap(placeOf)[0];
}

function placeOf(service: Properties): TaskPlace[] {
  const cluster = textAt(service, 'clusterArn');
  return objectsAt(service, 'networkConfiguration.awsvpcConfiguration').flatMap((network) =>
    cluster === undefined
      ? []
      : {
          cluster,
          subnets: texts(network.subnets),
          securityGroups: texts(network.securityGroups),
          assignPublicIp: network.assignPublicIp === 'ENABLED' ? 'ENABLED' : 'DISABLED',
          executeCommand: service.enableExecuteCommand === true,
        },
  );
}

function runs(service: Properties, family: string | undefined): boolean {
  return familyOf(textAt(service, 'taskDefinition') ?? '') === family;
}

function isActive(properties: Properties): boolean {
  return textAt(properties, 'status') === 'ACTIVE';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
