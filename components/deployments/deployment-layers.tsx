'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { type GraphLayer, LayerGraph } from '#components/layers/layer-graph.tsx';
import type { Deployment, LayerRun, LayerRunStatus } from '#lib/api/deployment-documents.ts';
import type { ResourceStatus } from '#lib/resources/graph.ts';

/** The graph of the layers of one deployment, each as far as it is. */
export function DeploymentLayers({ deployment }: { deployment: Deployment }) {
  const router = useRouter();
  const { environment, kind, layers } = deployment;
  const drawn = useMemo(() => layers.map((run) => graphLayer(run, kind)), [layers, kind]);
  if (layers.length < 2) return null;
  return (
    <LayerGraph
      environmentName={environment}
      layers={drawn}
      onOpen={(id) => router.push(`/environments/${environment}/layers/${id}`)}
    />
  );
}

function graphLayer(run: LayerRun, kind: Deployment['kind']): GraphLayer {
  const { layer, title, needs, expectedSeconds } = run;
  const deleting = kind === 'destroy' && run.status === 'applying';
  const [status, statusText] = deleting ? (['deleting', 'deleting'] as const) : states[run.status];
  return { id: layer, layer, title, needs, status, statusText, seconds: expectedSeconds ?? 0 };
}

const states: Readonly<Record<LayerRunStatus, readonly [ResourceStatus, string]>> = {
  pending: ['unknown', 'waiting'],
  planning: ['changing', 'planning'],
  planned: ['unknown', 'planned'],
  unchanged: ['healthy', 'nothing to change'],
  applying: ['changing', 'deploying'],
  'rolling-back': ['failed', 'rolling back'],
  succeeded: ['healthy', 'done'],
  failed: ['failed', 'failed'],
  skipped: ['stopped', 'skipped'],
  cancelled: ['stopped', 'cancelled'],
};
