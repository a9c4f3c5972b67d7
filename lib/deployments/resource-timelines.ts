import type { StackEvent } from '#lib/api/deployment-documents.ts';
import { stackResourceType } from './resource-progress.ts';
import type { ResourceTimeline, TimelineBar, TimelinePhase } from './timeline.ts';

interface RunEnd {
  /** When the layer's run ended, or now. */
  readonly untilMs: number;
  readonly isOver: boolean;
  readonly rolledBackMs: number | undefined;
}

/** When each resource of a layer was worked on, in the order in which they began. */
export function resourceTimelines(events: readonly StackEvent[], end: RunEnd): ResourceTimeline[] {
  const own = events.filter(({ resourceType }) => resourceType !== stackResourceType);
  const byResource = Map.groupBy(own, ({ logicalId }) => logicalId);
  return [...byResource].map(([logicalId, told]) => ({
    logicalId,
    resourceType: told[0]?.resourceType ?? '',
    bars: barsOf(told, end),
  }));
}

function barsOf(events: readonly StackEvent[], end: RunEnd): TimelineBar[] {
  const bars: TimelineBar[] = [];
  let begun: StackEvent | undefined;
  for (const event of events) {
    const isBeginning = event.status.endsWith('_IN_PROGRESS');
    if (isBeginning && begun && verbOf(begun) === verbOf(event)) continue;
    if (begun) bars.push(barOf(begun, Date.parse(event.at), event, end));
    begun = isBeginning ? event : undefined;
  }
  if (begun) bars.push({ ...barOf(begun, end.untilMs, begun, end), outcome: openOutcome(end) });
  return bars;
}

function barOf(begun: StackEvent, toMs: number, last: StackEvent, end: RunEnd): TimelineBar {
  const fromMs = Date.parse(begun.at);
  return {
    phase: phaseOf(begun, end),
    outcome: last.status.endsWith('_FAILED') ? 'failed' : 'done',
    fromMs,
    toMs: Math.max(fromMs, toMs),
  };
}

function openOutcome({ isOver }: RunEnd): TimelineBar['outcome'] {
  return isOver ? 'done' : 'running';
}

function phaseOf(begun: StackEvent, { rolledBackMs }: RunEnd): TimelinePhase {
  if (rolledBackMs !== undefined && Date.parse(begun.at) >= rolledBackMs) return 'roll-back';
  return verbOf(begun) === 'DELETE' ? 'delete' : 'apply';
}

/** `CREATE` of `CREATE_IN_PROGRESS`. */
function verbOf({ status }: StackEvent): string {
  return status.split('_')[0] ?? '';
}
