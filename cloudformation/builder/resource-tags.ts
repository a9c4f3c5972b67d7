import { taggedBy } from './resource-types.generated.ts';
import type { ResourceType } from './template.ts';
import type { Value } from './value.ts';

type Tagging = { readonly property: string; readonly variant: 'standard' | 'map' | 'asg' };

const taggingOf: Readonly<Partial<Record<ResourceType, Tagging>>> = taggedBy;

/** Taggable by the registry, but by the schemas of AWS's own validator or of cfn-lint not yet: they refuse `Tags`. */
const notYetTaggable: ReadonlySet<ResourceType> = new Set([
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
]);

/** How resources of a type take tags, or undefined where the type takes none. */
export function taggingOfType(type: ResourceType): Tagging | undefined {
  return notYetTaggable.has(type) ? undefined : taggingOf[type];
}

/** The property that holds a resource's tags, in the form its type wants; empty where it takes none. */
export function resourceTags(
  type: ResourceType,
  tags: Readonly<Record<string, Value<string>>>,
): Record<string, unknown> {
  const tagging = taggingOfType(type);
  if (!tagging || Object.keys(tags).length === 0) return {};
  switch (tagging.variant) {
    case 'map':
      return { [tagging.property]: tags };
    case 'asg':
      return { [tagging.property]: tagList(tags, { PropagateAtLaunch: true }) };
    case 'standard':
      return { [tagging.property]: tagList(tags, {}) };
  }
}

function tagList(tags: Readonly<Record<string, Value<string>>>, extra: object): unknown[] {
  return Object.entries(tags).map(([Key, value]) => ({ Key, Value: value, ...extra }));
}
