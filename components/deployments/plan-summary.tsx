import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { DataLoss, Deployment, ResourceChange } from '#lib/api/deployment-documents.ts';

/** The plan in one sentence, and a warning where it replaces or removes something. */
export function PlanSummary({ deployment }: { deployment: Deployment }) {
  if (deployment.status !== 'planned') return null;
  const changes = deployment.layers.flatMap((run) => run.changes ?? []);
  const risky = changes.filter(isRisky);
  const waiting = deployment.layers.filter(({ waitsFor }) => waitsFor.length > 0);
  return (
    <Alert
      type={risky.length > 0 ? 'warning' : 'info'}
      header={`${sentence(changes)}. Nothing has been changed yet.`}
    >
      {risky.length > 0
        ? `${risky.map(({ logicalId }) => logicalId).join(', ')} would be replaced or removed.`
        : 'Review the resources below, then deploy.'}
      {deployment.losses.length > 0 && (
        <Box color="text-status-error" fontWeight="bold">
          Data would be lost: {deployment.losses.map(lossText).join(' ')}
        </Box>
      )}
      {waiting.length > 0 && (
        <Box color="inherit">
          {waiting.map(({ title }) => title).join(', ')} {waiting.length === 1 ? 'waits' : 'wait'}{' '}
          for the outputs of layers that do not exist yet, and {waiting.length === 1 ? 'is' : 'are'}{' '}
          planned once those are deployed.
        </Box>
      )}
    </Alert>
  );
}

function lossText({ logicalId, cause }: DataLoss): string {
  return `${logicalId}: ${cause}`;
}

function isRisky({ action, replacement }: ResourceChange): boolean {
  return action === 'remove' || replacement !== 'no';
}

function sentence(changes: readonly ResourceChange[]): string {
  const replaced = changes.filter(
    ({ action, replacement }) => action === 'modify' && replacement !== 'no',
  ).length;
  const count = (action: ResourceChange['action']) =>
    changes.filter((change) => change.action === action).length;
  const parts = [
    [count('add'), 'to add'],
    [count('modify') - replaced, 'to change'],
    [replaced, 'to replace'],
    [count('remove'), 'to remove'],
  ].flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]));
  return parts.join(', ') || 'Nothing to change';
}
