import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { planSentence } from '#lib/deployments/plan-sentence.ts';
import { reviewPlan } from '#lib/deployments/review-plan.ts';
import { reviewCounts } from '#lib/deployments/review-words.ts';

/** The plan in one sentence, and a warning where a reviewer should look twice. */
export function PlanSummary({ deployment }: { deployment: Deployment }) {
  const isPlanned = deployment.status === 'planned';
  const items = useMemo(() => (isPlanned ? reviewPlan(deployment) : []), [isPlanned, deployment]);
  if (!isPlanned) return null;
  const changes = deployment.layers.flatMap((run) => run.changes ?? []);
  const waiting = deployment.layers.filter(({ waitsFor }) => waitsFor.length > 0);
  const grave = reviewCounts(items);
  return (
    <Alert
      type={grave === '' ? 'info' : 'warning'}
      header={`${planSentence(changes)}. Nothing has been changed yet.`}
    >
      {grave === '' ? 'Review the resources, then deploy.' : `To look at first: ${grave}.`}
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
