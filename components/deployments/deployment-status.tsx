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
  planning: ['in-progress', 'Planning'],
  planned: ['pending', 'Waits for a decision'],
  applying: ['in-progress', 'Deploying'],
  succeeded: ['success', 'Succeeded'],
  failed: ['error', 'Failed'],
  discarded: ['stopped', 'Discarded'],
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
  deployment: Pick<Deployment, 'kind' | 'status'>;
}) {
  const [type, label] = deploymentStatuses[deployment.status];
  const destroying = deployment.kind === 'destroy' && deployment.status === 'applying';
  return <Status type={type}>{destroying ? 'Destroying' : label}</Status>;
}

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
