import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { Task } from '#lib/api/tasks.ts';

const indicators: Readonly<Record<Task['outcome'], StatusIndicatorProps.Type>> = {
  running: 'in-progress',
  succeeded: 'success',
  failed: 'error',
  stopped: 'stopped',
  unknown: 'warning',
};

/** AWS's own word for the state, coloured by what the task came to. */
export function TaskStatus({ task: { outcome, state, stopCode } }: { readonly task: Task }) {
  if (state === 'RUNNING') {
    return stopCode === null ? (
      <Status type="success">RUNNING</Status>
    ) : (
      <Status type="in-progress">RUNNING, to be stopped</Status>
    );
  }
  return <Status type={indicators[outcome]}>{state}</Status>;
}
