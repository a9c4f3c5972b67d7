import type { LayerRunStatus } from '#lib/api/deployment-documents.ts';
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
  readonly attempt: number;
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
        : describeChangeSet(this.#aws, run.stackName, changeSetName(run.deploymentId, run.attempt)),
    ]);
    const eventCursor = await this.#cursorBeforeOperation(run, stack);
    return { stack, changeSet, events: [], eventCursor, begun: false };
  }

  async #stackOf(layer: string, stackId: string, moved: boolean) {
    const last = this.#lastLook.get(layer);
    if (last && !moved && this.#now() - last.atMs < stackLookIntervalMs) {
      return { stack: last.stack, fresh: false };
    }
    const stack = await describeStack(this.#aws, stackId);
    this.#lastLook.set(layer, { stack, atMs: this.#now() });
    return { stack, fresh: true };
  }

  /**
   * The newest event before the operation is asked for. A plan's stays, since the plan may have been
   * executed by a process that ended before it could record that.
   */
  async #cursorBeforeOperation(
    run: RunToObserve,
    stack: StackSnapshot | undefined,
  ): Promise<string | undefined> {
    if (run.status === 'planned' && run.eventCursor) return run.eventCursor;
    return stack && newestEventId(this.#aws, stack.stackId);
  }

  async #follow(run: RunToObserve): Promise<RunObservation> {
    const stackId = run.stackId ?? run.stackName;
    const known = run.eventCursor ?? undefined;
    const before = await stackEventsAfter(this.#aws, stackId, known);
    const { stack, fresh } = await this.#stackOf(run.layer, stackId, before.some(isOfStack));
    const meanwhile =
      fresh && !isWorking(stack)
        ? await stackEventsAfter(this.#aws, stackId, before.at(-1)?.eventId ?? known)
        : [];
    if (meanwhile.some(isOfStack)) this.#lastLook.delete(run.layer);
    const events = [...before, ...meanwhile];
    return {
      stack,
      changeSet: undefined,
      events,
      eventCursor: events.at(-1)?.eventId ?? known,
      begun: run.begun || events.some(showsMovement),
    };
  }
}

export function isOfStack(event: Pick<ObservedEvent, 'resourceType'>): boolean {
  return event.resourceType === 'AWS::CloudFormation::Stack';
}

/** The stack itself has moved: a review is not yet the operation. */
export function showsMovement(event: Pick<ObservedEvent, 'resourceType' | 'status'>): boolean {
  return isOfStack(event) && stackStatusMeaning(event.status).phase !== 'review';
}

/** Of a stack that works on there is more to come; of any other, what came meanwhile has to be read now. */
function isWorking(stack: StackSnapshot | undefined): boolean {
  return stack !== undefined && stackStatusMeaning(stack.status).phase === 'working';
}
