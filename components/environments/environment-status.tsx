import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Status } from '#components/ui/status.tsx';
import type { EnvironmentSummary, LayerState } from '#lib/api/environments.ts';
import { layerStateWords } from '#lib/api/layer-state-words.ts';

type Shown = readonly [StatusIndicatorProps.Type, string];

const environmentStates: Readonly<Record<EnvironmentSummary['state'], Shown>> = {
  empty: ['stopped', 'Nothing deployed'],
  changing: ['in-progress', 'Changing'],
  healthy: ['success', 'Deployed'],
  failed: ['error', 'Failed'],
};

const layerStates: Readonly<Record<LayerState, StatusIndicatorProps.Type>> = {
  'not-deployed': 'stopped',
  planned: 'pending',
  changing: 'in-progress',
  deployed: 'success',
  failed: 'error',
  deleting: 'in-progress',
};

export function EnvironmentState({ state }: Pick<EnvironmentSummary, 'state'>) {
  const [type, label] = environmentStates[state];
  return <Status type={type}>{label}</Status>;
}

export function LayerStateIndicator({ state }: { state: LayerState }) {
  const words = layerStateWords[state];
  return (
    <Status type={layerStates[state]}>{`${words.charAt(0).toUpperCase()}${words.slice(1)}`}</Status>
  );
}
