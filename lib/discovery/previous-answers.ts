import type { StackResource } from '#lib/aws/stacks.ts';
import type { TaggedResource } from '#lib/aws/tagging.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { otherNames, ownId } from '#lib/resources/node-id.ts';
import { isNotReadYet } from '#lib/resources/not-read-yet.ts';
import { isPending } from '#lib/resources/pending.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What a stack was last known to hold, for when CloudFormation does not answer. */
export function previousStackResources(
  previous: ResourceGraph | undefined,
  layer: string,
): StackResource[] {
  return (previous?.nodes ?? []).flatMap((node) => {
    if (!node.managed || node.layer !== layer || node.logicalId === undefined) return [];
    return [
      {
        logicalId: node.logicalId,
        type: node.type,
        status: isStackWord(node.statusText) ? node.statusText : 'CREATE_COMPLETE',
        ...(!isPending(node) && { physicalId: ownId(node) }),
        ...(node.statusReason !== undefined && { statusReason: node.statusReason }),
        ...(node.drift && { drift: node.drift }),
      },
    ];
  });
}

/** What a service last said of resources of these types, for when it does not answer. */
export function previousLiveResources(
  previous: ResourceGraph | undefined,
  types: readonly string[],
): LiveResource[] {
  return (previous?.nodes ?? [])
    .filter((node) => types.includes(node.type) && wasLive(node))
    .map(live);
}

/** Those that were not read now as they were read last, where they ever were. */
export function readBefore(
  previous: ResourceGraph | undefined,
  found: readonly LiveResource[],
): LiveResource[] {
  if (!found.some(({ isUnread }) => isUnread)) return [...found];
  const types = [...new Set(found.map(({ type }) => type))];
  const earlier = new Map(
    previousLiveResources(previous, types).map((resource) => [keyOf(resource), resource]),
  );
  return found.map((resource) =>
    resource.isUnread ? (earlier.get(keyOf(resource)) ?? resource) : resource,
  );
}

/** What the tagging API, or a service, last said of tags. */
export function previousTaggedResources(previous: ResourceGraph | undefined): TaggedResource[] {
  return (previous?.nodes ?? []).flatMap(({ arn, tags }) =>
    arn === undefined || Object.keys(tags).length === 0 ? [] : [{ arn, tags }],
  );
}

function keyOf({ type, id }: LiveResource): string {
  return `${type} ${id}`;
}

function live(node: ResourceNode): LiveResource {
  const id = ownId(node);
  return {
    type: node.type,
    id,
    aliases: otherNames(node),
    properties: node.properties,
    tags: node.tags,
  };
}

function wasLive(node: ResourceNode): boolean {
  return (
    resourceModule(node.type).physicalId !== undefined &&
    Object.keys(node.properties).length > 0 &&
    !isNotReadYet(node)
  );
}

function isStackWord(text: string): boolean {
  return /^[A-Z]+_(?:IN_PROGRESS|COMPLETE|FAILED|SKIPPED)$/.test(text);
}
