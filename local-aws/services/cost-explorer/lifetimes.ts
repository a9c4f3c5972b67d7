import { listEvents, type StackEventRecord } from '../../engine/stacks/stack-events.ts';
import type { Tags } from '../../engine/stacks/stack-record.ts';
import { listStacks } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { pastDays } from './past-days.ts';

/** A while in which a resource was as it was, and billed by that. */
export interface Lifetime {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly tags: Tags;
  readonly fromMs: number;
  readonly untilMs: number;
}

const dayMs = 86_400_000;

/** The lifetimes of what stacks made in any region, those of deleted stacks too, as their events tell them. */
export function lifetimes(ctx: CallContext): Lifetime[] {
  const nowMs = ctx.clock.now().getTime();
  const earlierMs = pastDays(ctx) * dayMs;
  return ctx
    .as('CloudFormation')
    .inEveryRegion()
    .flatMap((region) =>
      listStacks(region.store).flatMap(({ id, definition: { tags } }) =>
        [...eventsByResource(listEvents(region, id))].flatMap(([, events]) =>
          lifetimesOf(events, { tags, nowMs, earlierMs }),
        ),
      ),
    );
}

function eventsByResource(
  events: readonly StackEventRecord[],
): ReadonlyMap<string, StackEventRecord[]> {
  const told = events.filter(
    ({ physicalId, status, type }) =>
      physicalId !== '' &&
      type !== 'AWS::CloudFormation::Stack' &&
      (status.endsWith('_COMPLETE') || status === 'DELETE_IN_PROGRESS'),
  );
  return Map.groupBy(told, ({ physicalId, logicalId }) => `${logicalId} ${physicalId}`);
}

interface Surroundings {
  readonly tags: Tags;
  readonly nowMs: number;
  readonly earlierMs: number;
}

function lifetimesOf(
  events: readonly StackEventRecord[],
  { tags, nowMs, earlierMs }: Surroundings,
): Lifetime[] {
  return events.flatMap(({ type, status, properties = {}, at }, index) => {
    if (status.startsWith('DELETE_')) return [];
    const next = events[index + 1];
    const fromMs = Date.parse(at) - (index === 0 ? earlierMs : 0);
    return { type, properties, tags, fromMs, untilMs: next ? Date.parse(next.at) : nowMs };
  });
}
