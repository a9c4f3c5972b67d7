import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { Operation } from '#lib/api/operations.ts';

const indicators: Readonly<
  Record<Operation['status'], { readonly type: StatusIndicatorProps.Type; readonly text: string }>
> = {
  requested: { type: 'pending', text: 'Asking AWS' },
  running: { type: 'in-progress', text: 'Under way' },
  succeeded: { type: 'success', text: 'Done' },
  failed: { type: 'error', text: 'Failed' },
  unknown: { type: 'warning', text: 'Not seen to its end' },
};

export function OperationStatusIndicator({ status }: Pick<Operation, 'status'>) {
  const { type, text } = indicators[status];
  return <Status type={type}>{text}</Status>;
}
