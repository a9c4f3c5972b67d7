import type { StackEvent } from '@aws-sdk/client-cloudformation';

/** When a deployment got where, in milliseconds since the epoch. */
export interface Timeline {
  readonly requestedMs: number;
  /** The stack's own first event of the operation. */
  readonly begunMs: number;
  /** The stack's own last event. */
  readonly completeMs: number;
  /** Whoever asked for the deployment knows that it is complete. */
  readonly knownMs: number;
}

/** The two moments that the stack's events tell. Throws when the stack was not created. */
export function stackMoments(
  events: readonly StackEvent[],
): Pick<Timeline, 'begunMs' | 'completeMs'> {
  const at = (status: string): number => {
    const event = events.find(
      ({ ResourceType, ResourceStatus }) =>
        ResourceType === 'AWS::CloudFormation::Stack' && ResourceStatus === status,
    );
    if (!event?.Timestamp) throw new Error(`The stack was never ${status}`);
    return event.Timestamp.getTime();
  };
  return { begunMs: at('CREATE_IN_PROGRESS'), completeMs: at('CREATE_COMPLETE') };
}
