import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** The first thing that failed and why, then what became of the rest. */
export function FailureAlert({ deployment }: { deployment: Deployment }) {
  const { failure } = deployment;
  if (!failure) return null;
  const subject =
    failure.kind === 'resource'
      ? `${resourceModule(failure.resourceType ?? '').title} ${failure.logicalId}`
      : `Layer ${failure.layer}`;
  return (
    <Alert type="error" header={`${subject} failed${failure.status ? ` (${failure.status})` : ''}`}>
      <Box color="inherit">{failure.reason}</Box>
      <Box color="inherit" variant="small">
        {consequence(deployment)}
      </Box>
    </Alert>
  );
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
