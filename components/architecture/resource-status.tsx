import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { ResourceStatus } from '#lib/resources/graph.ts';

const indicators: Readonly<Record<ResourceStatus, StatusIndicatorProps.Type>> = {
  healthy: 'success',
  changing: 'in-progress',
  failed: 'error',
  stopped: 'stopped',
  deleting: 'in-progress',
  unknown: 'pending',
};

interface ResourceStatusIndicatorProps {
  readonly status: ResourceStatus;
  /** AWS's own word for it. */
  readonly statusText: string;
}

export function ResourceStatusIndicator({ status, statusText }: ResourceStatusIndicatorProps) {
  return <Status type={indicators[status]}>{statusText}</Status>;
}
