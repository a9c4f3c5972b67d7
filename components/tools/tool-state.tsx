import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { ToolState } from '#lib/api/tool-documents.ts';

export const toolStates: Readonly<
  Record<ToolState, { readonly type: StatusIndicatorProps.Type; readonly text: string }>
> = {
  up: { type: 'success', text: 'Up' },
  starting: { type: 'in-progress', text: 'Starting' },
  stopped: { type: 'stopped', text: 'Host stopped' },
  closed: { type: 'warning', text: 'Port closed' },
  unreachable: { type: 'error', text: 'Does not answer' },
  absent: { type: 'stopped', text: 'Not run' },
};

export function ToolStateIndicator({ state }: { readonly state: ToolState }) {
  const { type, text } = toolStates[state];
  return <Status type={type}>{text}</Status>;
}
