'use client';

import { useTheme } from '#components/shell/theme.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import type { Timeline, TimelineBar, TimelinePhase } from '#lib/deployments/timeline.ts';
import styles from './timeline.module.css';

type Span = Pick<Timeline, 'fromMs' | 'toMs'>;

interface TimelineTrackProps {
  readonly title: string;
  readonly bars: readonly TimelineBar[];
  readonly span: Span;
}

/** The bars of one row; what each says is also its text. */
export function TimelineTrack({ title, bars, span }: TimelineTrackProps) {
  const { mode } = useTheme();
  return (
    <div className={`${styles.track} ${styles[mode]}`}>
      {bars.map((bar) => (
        <div
          key={`${bar.phase} ${bar.fromMs}`}
          className={styles.bar}
          data-phase={bar.phase}
          data-outcome={bar.outcome}
          style={{
            insetInlineStart: `${share(bar.fromMs, span)}%`,
            inlineSize: `${share(bar.toMs, span) - share(bar.fromMs, span)}%`,
          }}
          role="img"
          aria-label={`${title}: ${barText(bar, span)}`}
          title={barText(bar, span)}
        />
      ))}
    </div>
  );
}

/** The ends and the middle of the span, from its beginning. */
export function TimelineAxis({ timeline, narrow }: { timeline: Timeline; narrow: boolean }) {
  const seconds = (timeline.toMs - timeline.fromMs) / 1_000;
  const marks = narrow || seconds < 4 ? [0, 1] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <span className={styles.axis}>
      {marks.map((mark) => (
        <span key={mark}>{formatDuration(seconds * mark)}</span>
      ))}
    </span>
  );
}

/** What the bars of a timeline mean, as far as it has them. */
export function TimelineLegend({ timeline: { layers } }: { timeline: Timeline }) {
  const { mode } = useTheme();
  const bars = layers.flatMap((one) => [
    ...one.bars,
    ...one.resources.flatMap((resource) => resource.bars),
  ]);
  const phases = phaseOrder.filter((phase) => bars.some((bar) => bar.phase === phase));
  return (
    <ul className={`${styles.legend} ${styles[mode]}`}>
      {phases.map((phase) => (
        <li key={phase}>
          <span className={styles.sample} data-phase={phase} />
          {phaseWords[phase]}
        </li>
      ))}
      {bars.some(({ outcome }) => outcome === 'failed') && (
        <li>
          <span className={styles.sample} data-phase="apply" data-outcome="failed" />
          Failed
        </li>
      )}
    </ul>
  );
}

const phaseOrder: readonly TimelinePhase[] = ['plan', 'queued', 'apply', 'delete', 'roll-back'];

const phaseWords: Readonly<Record<TimelinePhase, string>> = {
  plan: 'Planning',
  queued: 'Waiting',
  apply: 'Deploying',
  delete: 'Deleting',
  'roll-back': 'Rolling back',
};

const outcomeWords: Readonly<Record<TimelineBar['outcome'], string>> = {
  running: ', under way',
  done: '',
  failed: ', failed',
};

function barText({ phase, outcome, fromMs, toMs }: TimelineBar, span: Span): string {
  const took = formatDuration((toMs - fromMs) / 1_000);
  const after = formatDuration((fromMs - span.fromMs) / 1_000);
  return `${phaseWords[phase]} for ${took}, after ${after}${outcomeWords[outcome]}`;
}

/** In percent of the span. */
function share(ms: number, { fromMs, toMs }: Span): number {
  return toMs === fromMs ? 0 : ((ms - fromMs) / (toMs - fromMs)) * 100;
}
