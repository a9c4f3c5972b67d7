'use client';

import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import { VirtualRows } from '#components/ui/virtual-rows.tsx';
import type { LogLine } from '#lib/api/runs.ts';
import styles from './runs.module.css';

/** A line, with its time where it has one. */
type ShownLine = Pick<LogLine, 'text'> & Partial<LogLine>;

interface LogViewProps {
  readonly label: string;
  readonly lines: readonly ShownLine[];
  /** Its end is what matters: it grows, or tells of a failure. */
  readonly startsAtEnd: boolean;
  readonly isLoading: boolean;
  readonly error: Error | null;
}

/** A log of any length, its end in sight while it grows. */
export function LogView({ label, lines, startsAtEnd, isLoading, error }: LogViewProps) {
  const [text, setText] = useState('');
  const [follow, setFollow] = useState(startsAtEnd);
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return wanted === '' ? lines : lines.filter((line) => line.text.toLowerCase().includes(wanted));
  }, [lines, text]);
  if (error) return <Box color="text-status-error">{error.message}</Box>;
  if (lines.length === 0) {
    return (
      <Box color="text-body-secondary" padding="s">
        {isLoading ? 'Asking AWS …' : 'Nothing has been written to it.'}
      </Box>
    );
  }
  return (
    <SpaceBetween size="xs">
      <TextFilter
        filteringText={text}
        filteringPlaceholder="Find lines"
        filteringAriaLabel={`Find in ${label}`}
        filteringClearAriaLabel="Clear"
        countText={`${shown.length} of ${lines.length} lines`}
        onChange={({ detail }) => setText(detail.filteringText)}
      />
      <VirtualRows
        label={label}
        count={shown.length}
        rowHeight={20}
        follow={follow}
        row={(index) => {
          const line = shown[index];
          return (
            line && (
              <span className={styles.line}>
                {line.at && (
                  <time className={styles.time} dateTime={line.at}>
                    {line.at.slice(11, 23)}
                  </time>
                )}
                {line.text}
              </span>
            )
          );
        }}
      />
      <Checkbox checked={follow} onChange={({ detail }) => setFollow(detail.checked)}>
        Stay at the end
      </Checkbox>
    </SpaceBetween>
  );
}
