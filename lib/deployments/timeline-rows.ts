import type { Timeline, TimelineBar } from './timeline.ts';

/** A row of the drawn timeline: a layer with its resources below it, or one of them. */
export interface TimelineRow {
  readonly id: string;
  readonly title: string;
  readonly resourceType: string | null;
  readonly isCritical: boolean;
  readonly bars: readonly TimelineBar[];
  readonly resources: readonly TimelineRow[];
}

/** The layers of a timeline as rows. */
export function timelineRows({ layers }: Timeline): TimelineRow[] {
  return layers.map(({ layer, title, bars, isCritical, resources }) => ({
    id: layer,
    title,
    resourceType: null,
    isCritical,
    bars,
    resources: resources.map(({ logicalId, resourceType, bars: own }) => ({
      id: `${layer}/${logicalId}`,
      title: logicalId,
      resourceType,
      isCritical: false,
      bars: own,
      resources: [],
    })),
  }));
}

/** Milliseconds that a row was worked on, its waits left out. */
export function workedMs({ bars }: Pick<TimelineRow, 'bars'>): number {
  return bars
    .filter(({ phase }) => phase !== 'queued' && phase !== 'plan')
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}
