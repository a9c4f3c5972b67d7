'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { PageLink } from '#components/ui/page-link.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { LayerSummary } from '#lib/api/environments.ts';
import { recoveriesOf, stackStatusMeaning } from '#lib/deployments/stack-statuses.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** The first thing that failed and why, then what became of the rest, and which stacks need help. */
export function FailureAlert({ deployment }: { deployment: Deployment }) {
  const { failure, environment } = deployment;
  const { data } = useEnvironment(environment);
  if (!failure) return null;
  const broken = brokenLayers(deployment, data?.layers ?? []);
  const subject =
    failure.kind === 'resource'
      ? `${resourceModule(failure.resourceType ?? '').title} ${failure.logicalId}`
      : `Layer ${failure.layer}`;
  return (
    <Alert type="error" header={`${subject} failed${failure.status ? ` (${failure.status})` : ''}`}>
      {failure.reason.split('\n').map((line) => (
        <Box key={line} color="inherit">
          {line}
        </Box>
      ))}
      {(deployment.kind === 'destroy' || broken.length === 0) && (
        <Box color="inherit" variant="small">
          {consequence(deployment)}
        </Box>
      )}
      {broken.map(({ id, title, stackStatus }) => (
        <Box key={id} color="inherit">
          {title} ({stackStatus}): {stackStatusMeaning(stackStatus ?? '').words}{' '}
          <PageLink href={`/environments/${environment}/layers/${id}`}>Bring it back</PageLink>
        </Box>
      ))}
    </Alert>
  );
}

/** The layers of a deployment that is over whose stacks are not usable as they are now. */
function brokenLayers(
  { status, layers }: Deployment,
  now: readonly LayerSummary[],
): LayerSummary[] {
  if (status !== 'failed' && status !== 'cancelled') return [];
  const failed = new Set(layers.filter((run) => run.status === 'failed').map((run) => run.layer));
  return now.filter(({ id, stackStatus }) => {
    const { updatable, replaceable } = stackStatusMeaning(stackStatus ?? '');
    return (
      failed.has(id) && !updatable && !replaceable && recoveriesOf(stackStatus ?? '').length > 0
    );
  });
}

function consequence({ kind, status, layers }: Deployment): string {
  if (kind === 'destroy') {
    return status === 'applying'
      ? 'The rest is still being deleted.'
      : 'What could not be deleted is listed below; destroy again once the cause is gone.';
  }
  if (layers.some((run) => run.status === 'rolling-back')) {
    return 'CloudFormation is rolling back: what was created is deleted again, what was changed is restored.';
  }
  return status === 'failed'
    ? 'The roll-back is finished. Nothing of this deployment remains; mend the cause and plan again.'
    : 'The deployment goes on where it can.';
}
