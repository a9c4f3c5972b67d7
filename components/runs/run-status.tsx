import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
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
  return <StatusIndicator type={indicators[outcome]}>{state}</StatusIndicator>;
}
