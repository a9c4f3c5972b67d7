import type { LayerRunStatus } from '#lib/api/deployments.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { type ChangeSetSnapshot, describeChangeSet } from '#lib/aws/cloudformation/change-set.ts';
import { describeStack, type StackSnapshot } from '#lib/aws/cloudformation/stack.ts';
import {
  newestEventId,
  type ObservedEvent,
  stackEventsAfter,
} from '#lib/aws/cloudformation/stack-events.ts';
import { changeSetName } from './layer-request.ts';
import type { Observation } from './model.ts';
import { stackStatusMeaning } from './stack-statuses.ts';

export interface RunToObserve {
  readonly deploymentId: string;
  readonly layer: string;
  readonly status: LayerRunStatus;
  readonly stackName: string;
  readonly stackId: string | null;
  readonly eventCursor: string | null;
  /** Whether events of the operation have already been recorded. */
  readonly begun: boolean;
}

export interface RunObservation extends Observation {
  readonly stack: StackSnapshot | undefined;
  readonly changeSet: ChangeSetSnapshot | undefined;
  readonly events: readonly ObservedEvent[];
  readonly eventCursor: string | undefined;
}

/** How long the last look at a moving stack is believed while its events say nothing new. */
const stackLookIntervalMs = 5_000;

const followed: ReadonlySet<LayerRunStatus> = new Set(['applying', 'rolling-back']);

/**
 * Looks at the stacks of a deployment. While a stack moves, its events are what is asked for; the
 * stack itself only when they tell of it, and every few seconds.
 */
export class StackObserver {
  readonly #aws: Aws;
  readonly #now: () => number;
  readonly #lastLook = new Map<string, { stack: StackSnapshot | undefined; atMs: number }>();

  constructor(aws: Aws, now: () => number) {
    this.#aws = aws;
    this.#now = now;
  }

  async observe(run: RunToObserve): Promise<RunObservation> {
    return followed.has(run.status) ? this.#follow(run) : this.#look(run);
  }

  async #look(run: RunToObserve): Promise<RunObservation> {
    const [stack, changeSet] = await Promise.all([
      describeStack(this.#aws, run.stackName),
      run.status === 'pending'
        ? undefined
        : describeChangeSet(this.#aws, run.stackName, changeSetName(run.deploymentId)),
    ]);
    const eventCursor =
      run.eventCursor ?? (stack && (await newestEventId(this.#aws, stack.stackId)));
    return { stack, changeSet, events: [], eventCursor, begun: false };
  }

  async #follow(run: RunToObserve): Promise<RunObservation> {
    const stackId = run.stackId ?? run.stackName;
    const events = await stackEventsAfter(this.#aws, stackId, run.eventCursor ?? undefined);
    const last = this.#lastLook.get(run.layer);
    const believed =
      last && this.#now() - last.atMs < stackLookIntervalMs && !events.some(isOfStack);
    const stack = believed ? last.stack : await describeStack(this.#aws, stackId);
    if (!believed) this.#lastLook.set(run.layer, { stack, atMs: this.#now() });
    return {
      stack,
      changeSet: undefined,
      events,
      eventCursor: events.at(-1)?.eventId ?? run.eventCursor ?? undefined,
      begun: run.begun || events.some(isBeginning),
    };
  }
}

export function isOfStack(event: Pick<ObservedEvent, 'resourceType'>): boolean {
  return event.resourceType === 'AWS::CloudFormation::Stack';
}

/** The stack itself is at work: a review is not yet the operation. */
export function isBeginning(event: Pick<ObservedEvent, 'resourceType' | 'status'>): boolean {
  const { phase } = stackStatusMeaning(event.status);
  return (
    isOfStack(event) && (phase === 'working' || phase === 'rolling-back' || phase === 'deleting')
  );
}
