import type { ResourceNode } from './graph.ts';
import { valuesAt } from './property-path.ts';

/** Where resources tell of versions, by type. */
const versionsOf: Readonly<Record<string, readonly [what: string, path: string]>> = {
  'AWS::RDS::DBInstance': ['Engine', 'EngineVersion'],
  'AWS::ElastiCache::ReplicationGroup': ['Engine', 'CacheClusters[].EngineVersion'],
  'AWS::Glue::Job': ['Glue', 'GlueVersion'],
  'AWS::EC2::Instance': ['Image', 'ImageId'],
  'AWS::Lambda::Function': ['Runtime', 'Runtime'],
  'AWS::ECS::TaskDefinition': ['Images', 'containerDefinitions[].image'],
};

/** What a resource tells of the version of what it runs; undefined where it tells nothing. */
export function resourceVersions({
  type,
  properties,
}: Pick<ResourceNode, 'type' | 'properties'>): { what: string; text: string } | undefined {
  const [what, path] = versionsOf[type] ?? [];
  if (what === undefined || path === undefined) return undefined;
  const values = [...new Set(valuesAt(properties, path).map(String))];
  return values.length === 0 ? undefined : { what, text: values.join(', ') };
}
