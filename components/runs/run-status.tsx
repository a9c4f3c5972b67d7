import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { Run } from '#lib/api/runs.ts';

const indicators: Readonly<Record<Run['outcome'], StatusIndicatorProps.Type>> = {
  running: 'in-progress',
  succeeded: 'success',
  failed: 'error',
  stopped: 'stopped',
};

export function RunStatusIndicator({
  run: { outcome, state },
}: {
  readonly run: Pick<Run, 'outcome' | 'state'>;
}) {
  return <Status type={indicators[outcome]}>{state}</Status>;
}
