import type { StackResource } from '#lib/aws/stacks.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { notReadYet } from '#lib/resources/not-read-yet.ts';
import { liveStatus, resourceModule } from '#lib/resources/registry.ts';
import { outweighsLiveState, stackResourceStatus } from '#lib/resources/stack-status.ts';

type State = Pick<ResourceNode, 'status' | 'statusText' | 'statusReason' | 'health'>;

/** The state of a stack's resource, from its stack's word and from what its service says of it. */
export function stackResourceState(
  resource: StackResource,
  live: LiveResource | undefined,
  describedTypes: ReadonlySet<string>,
): State {
  if (outweighsLiveState(resource.status)) return stackWord(resource);
  if (live) return liveState(live);
  if (isMissing(resource, describedTypes)) {
    return {
      status: 'failed',
      statusText: 'missing',
      statusReason: `${resource.physicalId} is in the stack but no longer exists`,
    };
  }
  return stackWord(resource);
}

/** What its service says of it, as far as it was asked. */
export function liveState({ type, properties, isUnread }: LiveResource): State {
  return isUnread ? notReadYet : liveStatus(type, properties);
}

function stackWord({ status, statusReason }: StackResource): State {
  return {
    status: stackResourceStatus(status),
    statusText: status,
    ...(statusReason !== undefined && { statusReason }),
  };
}

function isMissing(resource: StackResource, describedTypes: ReadonlySet<string>): boolean {
  const { physicalId } = resourceModule(resource.type);
  return (
    describedTypes.has(resource.type) &&
    resource.physicalId !== undefined &&
    physicalId?.test(resource.physicalId) === true
  );
}
