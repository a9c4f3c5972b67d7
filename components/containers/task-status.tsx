import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import type { Task } from '#lib/api/tasks.ts';

const indicators: Readonly<Record<Task['outcome'], StatusIndicatorProps.Type>> = {
  running: 'in-progress',
  succeeded: 'success',
  failed: 'error',
  stopped: 'stopped',
  unknown: 'warning',
};

/** AWS's own word for the state, coloured by what the task came to. */
export function TaskStatus({ task: { outcome, state } }: { readonly task: Task }) {
  return (
    <StatusIndicator type={state === 'RUNNING' ? 'success' : indicators[outcome]}>
      {state}
    </StatusIndicator>
  );
}
