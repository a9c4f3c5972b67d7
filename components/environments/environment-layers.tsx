'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { type GraphLayer, LayerGraph } from '#components/layers/layer-graph.tsx';
import type { EnvironmentDetail, LayerState } from '#lib/api/environments.ts';
import { layerStateWords } from '#lib/api/layer-state-words.ts';
import { useLayers } from '#lib/queries/system.ts';
import type { ResourceStatus } from '#lib/resources/graph.ts';

/** The graph of an environment's layers, each in the state of its stack. */
export function EnvironmentLayers({ environment }: { environment: EnvironmentDetail }) {
  const router = useRouter();
  const { data } = useLayers();
  const layers = useMemo(
    () =>
      environment.layers.map(({ id, title, needs, state }): GraphLayer => {
        const description = data?.layers.find((layer) => layer.id === id);
        const seconds = description?.typicalSeconds ?? 0;
        const [status, statusText] = [statuses[state], layerStateWords[state]];
        return { id, layer: id, title, needs, status, statusText, seconds };
      }),
    [environment.layers, data],
  );
  if (!data) return null;
  return (
    <LayerGraph
      environmentName={environment.name}
      layers={layers}
      onOpen={(id) => router.push(`/environments/${environment.name}/layers/${id}`)}
    />
  );
}

const statuses: Readonly<Record<LayerState, ResourceStatus>> = {
  'not-deployed': 'stopped',
  planned: 'unknown',
  changing: 'changing',
  deployed: 'healthy',
  failed: 'failed',
  deleting: 'deleting',
};
