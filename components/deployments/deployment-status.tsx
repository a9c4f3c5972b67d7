import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type {
  Deployment,
  DeploymentStatus,
  LayerRunStatus,
} from '#lib/api/deployment-documents.ts';
import type { ProgressState } from '#lib/deployments/resource-progress.ts';

type Shown = readonly [StatusIndicatorProps.Type, string];

const deploymentStatuses: Readonly<Record<DeploymentStatus, Shown>> = {
  queued: ['pending', 'Waits for its turn'],
  planning: ['in-progress', 'Planning'],
  planned: ['pending', 'Waits for a decision'],
  waiting: ['pending', 'Waits to be applied'],
  applying: ['in-progress', 'Deploying'],
  succeeded: ['success', 'Succeeded'],
  failed: ['error', 'Failed'],
  discarded: ['stopped', 'Discarded'],
  cancelled: ['stopped', 'Cancelled'],
};

const runStatuses: Readonly<Record<LayerRunStatus, Shown>> = {
  pending: ['pending', 'Waiting'],
  planning: ['in-progress', 'Planning'],
  planned: ['pending', 'Planned'],
  unchanged: ['success', 'Nothing to change'],
  applying: ['in-progress', 'Deploying'],
  'rolling-back': ['warning', 'Rolling back'],
  succeeded: ['success', 'Done'],
  failed: ['error', 'Failed'],
  skipped: ['stopped', 'Skipped'],
  cancelled: ['stopped', 'Cancelled'],
};

const progressStates: Readonly<Record<ProgressState, StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  active: 'in-progress',
  done: 'success',
  failed: 'error',
  undone: 'stopped',
};

export function DeploymentStatusIndicator({
  deployment,
}: {
  deployment: Pick<Deployment, 'kind' | 'status'> & Partial<Pick<Deployment, 'stop'>>;
}) {
  const { kind, status, stop } = deployment;
  const [type, label] = deploymentStatuses[status];
  if (status !== 'applying') return <Status type={type}>{label}</Status>;
  return <Status type={type}>{stop ? 'Stopping' : movingWords[kind]}</Status>;
}

const movingWords: Readonly<Record<Deployment['kind'], string>> = {
  deploy: 'Deploying',
  destroy: 'Destroying',
  recover: 'Recovering',
};

export function LayerRunStatusIndicator({
  status,
  kind,
}: {
  status: LayerRunStatus;
  kind: Deployment['kind'];
}) {
  const [type, label] = runStatuses[status];
  const deleting = kind === 'destroy' && status === 'applying';
  return <Status type={type}>{deleting ? 'Deleting' : label}</Status>;
}

export function ResourceProgressIndicator({
  state,
  status,
}: {
  state: ProgressState;
  status: string | null;
}) {
  return <Status type={progressStates[state]}>{status ? words(status) : 'Waiting'}</Status>;
}

/** `CREATE_IN_PROGRESS` as `Create in progress`. */
function words(status: string): string {
  const text = status.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
