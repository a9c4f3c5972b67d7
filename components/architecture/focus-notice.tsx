'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface FocusNoticeProps {
  readonly name: string;
  readonly steps: number;
  onSteps(steps: number): void;
  onEnd(): void;
}

/** Says whose neighbourhood is shown, how far it reaches, and leads back to all. */
export function FocusNotice({ name, steps, onSteps, onEnd }: FocusNoticeProps) {
  return (
    <Alert
      type="info"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <SegmentedControl
            label="Steps"
            selectedId={String(steps)}
            options={['1', '2', '3'].map((id) => ({
              id,
              text: id === '1' ? '1 step' : `${id} steps`,
            }))}
            onChange={({ detail }) => onSteps(Number(detail.selectedId))}
          />
          <Button onClick={onEnd}>Show all</Button>
        </SpaceBetween>
      }
    >
      Only {name} and what it is related to is shown.
    </Alert>
  );
}
