'use client';

import ProgressBar from '@cloudscape-design/components/progress-bar';
import { formatDuration } from '#components/ui/format-duration.ts';
import { useNow } from '#components/ui/use-now.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { kindWords } from '#lib/deployments/describe-transition.ts';
import { progressShare, type ResourceProgress } from '#lib/deployments/resource-progress.ts';

interface DeploymentProgressProps {
  readonly deployment: Deployment;
  readonly resources: readonly ResourceProgress[];
}

/** How far a run is, how long it has taken and how long it usually takes. */
export function DeploymentProgress({ deployment, resources }: DeploymentProgressProps) {
  const running = deployment.status === 'applying';
  const now = useNow(running);
  if (!deployment.startedAt || !now) return null;
  const end = deployment.finishedAt ? new Date(deployment.finishedAt) : now;
  const elapsed = (end.getTime() - new Date(deployment.startedAt).getTime()) / 1_000;
  const settled = resources.filter(({ state }) => state !== 'waiting' && state !== 'active').length;
  const share = running ? Math.min(0.99, progressShare(resources)) : 1;
  return (
    <ProgressBar
      value={Math.round(share * 100)}
      status={running ? 'in-progress' : isCutShort(deployment) ? 'error' : 'success'}
      resultText={`${resultWord(deployment)} after ${formatDuration(elapsed)}`}
      label={kindWords[deployment.kind]}
      description={`${settled} of ${resources.length} resources`}
      additionalInfo={`${formatDuration(elapsed)} elapsed${expectation(deployment, elapsed)}`}
    />
  );
}

function isCutShort({ status }: Deployment): boolean {
  return status === 'failed' || status === 'cancelled';
}

function resultWord({ status }: Deployment): string {
  if (status === 'failed') return 'Failed';
  return status === 'cancelled' ? 'Cancelled' : 'Finished';
}

function expectation({ expectedSeconds, status }: Deployment, elapsed: number): string {
  if (expectedSeconds === null) return '';
  const late = status === 'applying' && elapsed > expectedSeconds * 1.2;
  return `, ${formatDuration(expectedSeconds)} expected${late ? ': slower than usual' : ''}`;
}
