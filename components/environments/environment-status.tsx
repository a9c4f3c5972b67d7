import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { EnvironmentSummary, LayerState } from '#lib/api/environments.ts';

type Shown = readonly [StatusIndicatorProps.Type, string];

const environmentStates: Readonly<Record<EnvironmentSummary['state'], Shown>> = {
  empty: ['stopped', 'Nothing deployed'],
  changing: ['in-progress', 'Changing'],
  healthy: ['success', 'Deployed'],
  failed: ['error', 'Failed'],
};

const layerStates: Readonly<Record<LayerState, Shown>> = {
  'not-deployed': ['stopped', 'Not deployed'],
  planned: ['pending', 'Planned'],
  changing: ['in-progress', 'Changing'],
  deployed: ['success', 'Deployed'],
  failed: ['error', 'Failed'],
  deleting: ['in-progress', 'Deleting'],
};

export function EnvironmentState({ state }: Pick<EnvironmentSummary, 'state'>) {
  const [type, label] = environmentStates[state];
  return <Status type={type}>{label}</Status>;
}

export function LayerStateIndicator({ state }: { state: LayerState }) {
  const [type, label] = layerStates[state];
  return <Status type={type}>{label}</Status>;
}
