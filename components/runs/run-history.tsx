'use client';

import { useTheme } from '#components/shell/theme.tsx';
import { formatDuration } from '#components/ui/format-duration.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { VirtualRows } from '#components/ui/virtual-rows.tsx';
import type { Run } from '#lib/api/runs.ts';
import { RunStatusIndicator } from './run-status.tsx';
import { costText } from './run-text.ts';
import styles from './runs.module.css';

interface RunHistoryProps {
  readonly runs: readonly Run[];
  readonly selectedId: string | undefined;
  onSelect(id: string): void;
  /** The oldest of those that are read is in sight. */
  onEnd(): void;
}

const headings = ['State', 'Started', 'Took', 'DPU hours', 'Cost, about', 'What happened'];

/** Runs, newest first, however many there are. */
export function RunHistory({ runs, selectedId, onSelect, onEnd }: RunHistoryProps) {
  const { mode } = useTheme();
  return (
    <div className={styles[mode]}>
      <VirtualRows
        label="Runs"
        count={runs.length}
        rowHeight={40}
        onEnd={onEnd}
        header={
          <div className={styles.head} aria-hidden>
            {headings.map((heading) => (
              <span key={heading}>{heading}</span>
            ))}
          </div>
        }
        row={(index) => {
          const run = runs[index];
          return run && <RunRow run={run} isSelected={run.id === selectedId} onSelect={onSelect} />;
        }}
      />
    </div>
  );
}

interface RunRowProps {
  readonly run: Run;
  readonly isSelected: boolean;
  onSelect(id: string): void;
}

function RunRow({ run, isSelected, onSelect }: RunRowProps) {
  const { id, startedAt, seconds, dpuHours, attempt, error } = run;
  return (
    <button
      type="button"
      className={styles.run}
      aria-pressed={isSelected}
      onClick={() => onSelect(id)}
    >
      <RunStatusIndicator run={run} />
      <RelativeTime at={startedAt} />
      <span>{seconds === null ? '–' : formatDuration(seconds)}</span>
      <span>{dpuHours === null ? '–' : dpuHours.toFixed(2)}</span>
      <span>{costText(run)}</span>
      <span className={styles.error} title={error ?? undefined}>
        {attempt > 1 && `Attempt ${attempt}. `}
        {error ?? ''}
      </span>
    </button>
  );
}
