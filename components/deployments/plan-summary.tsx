import Alert from '@cloudscape-design/components/alert';
import type { Deployment, ResourceChange } from '#lib/api/deployment-documents.ts';

/** The plan in one sentence, and a warning where it replaces or removes something. */
export function PlanSummary({ deployment }: { deployment: Deployment }) {
  if (deployment.status !== 'planned') return null;
  const changes = deployment.layers.flatMap((run) => run.changes ?? []);
  const risky = changes.filter(isRisky);
  return (
    <Alert
      type={risky.length > 0 ? 'warning' : 'info'}
      header={`${sentence(changes)}. Nothing has been changed yet.`}
    >
      {risky.length > 0
        ? `${risky.map(({ logicalId }) => logicalId).join(', ')} would be replaced or removed.`
        : 'Review the resources below, then deploy.'}
    </Alert>
  );
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
