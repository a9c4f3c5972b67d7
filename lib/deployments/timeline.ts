import type { Deployment, LayerRun, StackEvent } from '#lib/api/deployment-documents.ts';
import { lastChain } from './last-chain.ts';
import { stackResourceType } from './resource-progress.ts';
import { resourceTimelines } from './resource-timelines.ts';

export type TimelinePhase = 'queued' | 'plan' | 'apply' | 'delete' | 'roll-back';

/** Something that took its time, in milliseconds since 1970. */
export interface TimelineBar {
  readonly phase: TimelinePhase;
  readonly outcome: 'running' | 'done' | 'failed';
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ResourceTimeline {
  readonly logicalId: string;
  readonly resourceType: string;
  readonly bars: readonly TimelineBar[];
}

export interface LayerTimeline {
  readonly layer: string;
  readonly title: string;
  readonly bars: readonly TimelineBar[];
  readonly resources: readonly ResourceTimeline[];
  /** Whether the run ended no sooner because of it. */
  readonly isCritical: boolean;
}

export interface Timeline {
  readonly fromMs: number;
  readonly toMs: number;
  readonly layers: readonly LayerTimeline[];
}

/** What happened when, layer by layer and resource by resource; undefined before the run. Pure. */
export function timelineOf(
  deployment: Deployment,
  events: readonly StackEvent[],
  nowMs: number,
): Timeline | undefined {
  if (deployment.startedAt === null) return undefined;
  const span = spanOf(deployment, Date.parse(deployment.startedAt), nowMs);
  const layers = deployment.layers.map((run) => {
    const own = events.filter(({ layer }) => layer === run.layer);
    return layerTimeline(run, own, span, deployment.kind);
  });
  const critical = lastChain(
    layers.map(({ layer, bars }) => ({
      layer,
      after: comesAfter(deployment, layer),
      endMs: Math.max(0, ...bars.filter(isWork).map(({ toMs }) => toMs)),
    })),
  );
  return {
    fromMs: span.fromMs,
    toMs: span.toMs,
    layers: layers.map((one) => ({ ...one, isCritical: critical.has(one.layer) })),
  };
}

interface Span {
  readonly fromMs: number;
  /** When the run began: before it there is the plan. */
  readonly begunMs: number;
  readonly toMs: number;
}

/** The plan is part of it unless it waited longer for its decision than the run took. */
function spanOf({ requestedAt, finishedAt }: Deployment, begunMs: number, nowMs: number): Span {
  const toMs = Math.max(begunMs, finishedAt === null ? nowMs : Date.parse(finishedAt));
  const requestedMs = Date.parse(requestedAt);
  const isShort = begunMs - requestedMs <= toMs - begunMs;
  return { fromMs: isShort ? Math.min(requestedMs, begunMs) : begunMs, begunMs, toMs };
}

function layerTimeline(
  run: LayerRun,
  events: readonly StackEvent[],
  span: Span,
  kind: Deployment['kind'],
): Omit<LayerTimeline, 'isCritical'> {
  const rolledBackMs = rollBackOf(events);
  const bars = kind === 'destroy' ? deletion(run, span) : phases(run, events, span, rolledBackMs);
  return {
    layer: run.layer,
    title: run.title,
    bars: bars.map((bar) => within(bar, span)).filter(isNoticeable),
    resources: resourceTimelines(events, {
      untilMs: endOf(run, span),
      isOver: run.finishedAt !== null,
      rolledBackMs,
    }),
  };
}

function deletion(run: LayerRun, span: Span): TimelineBar[] {
  const startMs = run.startedAt === null ? endOf(run, span) : Date.parse(run.startedAt);
  const queued: TimelineBar = {
    phase: 'queued',
    outcome: run.startedAt === null && run.finishedAt === null ? 'running' : 'done',
    fromMs: span.begunMs,
    toMs: startMs,
  };
  return [queued, work('delete', run, startMs, endOf(run, span))];
}

function phases(
  run: LayerRun,
  events: readonly StackEvent[],
  span: Span,
  rolledBackMs: number | undefined,
): TimelineBar[] {
  const endMs = endOf(run, span);
  const startMs = run.startedAt === null ? endMs : Date.parse(run.startedAt);
  const plannedMs = planOf(events, span) ?? startMs;
  const isBefore = plannedMs === startMs && (run.changes?.length ?? 0) > 0;
  const waits = run.startedAt === null && run.finishedAt === null ? 'running' : 'done';
  const isPlanning = plannedMs < startMs;
  const bar = (phase: TimelinePhase, fromMs: number, toMs: number): TimelineBar => ({
    phase,
    outcome: 'done',
    fromMs,
    toMs,
  });
  return [
    ...(isBefore ? [bar('plan', span.fromMs, span.begunMs)] : []),
    { ...bar('queued', span.begunMs, plannedMs), outcome: isPlanning ? 'done' : waits },
    { ...bar('plan', plannedMs, startMs), outcome: waits },
    ...(run.startedAt === null
      ? []
      : rolledBackMs === undefined
        ? [work('apply', run, startMs, endMs)]
        : [
            { ...bar('apply', startMs, rolledBackMs), outcome: 'failed' as const },
            { ...work('roll-back', run, rolledBackMs, endMs), outcome: outcomeOfRollBack(run) },
          ]),
  ];
}

function work(phase: TimelinePhase, run: LayerRun, fromMs: number, toMs: number): TimelineBar {
  const over = run.status === 'failed' ? 'failed' : 'done';
  return { phase, outcome: run.finishedAt === null ? 'running' : over, fromMs, toMs };
}

function outcomeOfRollBack({ finishedAt }: LayerRun): TimelineBar['outcome'] {
  return finishedAt === null ? 'running' : 'done';
}

/** A stack that is created says when its change set was; one that is updated does not. */
function planOf(events: readonly StackEvent[], { begunMs }: Span): number | undefined {
  const event = events.find(
    ({ status, at }) => status === 'REVIEW_IN_PROGRESS' && Date.parse(at) >= begunMs,
  );
  return event && Date.parse(event.at);
}

function rollBackOf(events: readonly StackEvent[]): number | undefined {
  const event = events.find(
    ({ status, resourceType }) =>
      resourceType === stackResourceType && status.endsWith('ROLLBACK_IN_PROGRESS'),
  );
  return event && Date.parse(event.at);
}

function endOf({ finishedAt }: LayerRun, { toMs }: Span): number {
  return finishedAt === null ? toMs : Date.parse(finishedAt);
}

function within(bar: TimelineBar, { fromMs, toMs }: Span): TimelineBar {
  const clamp = (ms: number) => Math.min(toMs, Math.max(fromMs, ms));
  return { ...bar, fromMs: clamp(bar.fromMs), toMs: clamp(bar.toMs) };
}

function isWork({ phase }: TimelineBar): boolean {
  return phase !== 'queued' && phase !== 'plan';
}

/** A run begins its layers one after another, which is no wait. */
const shortestWaitMs = 500;

function isNoticeable({ phase, fromMs, toMs }: TimelineBar): boolean {
  return toMs - fromMs > (phase === 'queued' ? shortestWaitMs : 0);
}

/** What had to end before a layer began: what it needs, or what needs it where all is deleted. */
function comesAfter({ kind, layers }: Deployment, layer: string): string[] {
  return kind === 'destroy'
    ? layers.filter(({ needs }) => needs.includes(layer)).map((run) => run.layer)
    : (layers.find((run) => run.layer === layer)?.needs ?? []);
}
