'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Deployment, Need } from '#lib/api/deployment-documents.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { PlanAgainButton } from './plan-again-button.tsx';

/** What a deployment waits for before it is applied, and what can be done about it. */
export function DeploymentNeeds({ deployment }: { deployment: Deployment }) {
  const { needs, status } = deployment;
  if (needs.length === 0) return null;
  const [title, type] = headers[status] ?? headers.planned;
  return (
    <Alert type={needs.some(({ kind }) => kind === 'new-plan') ? 'warning' : type} header={title}>
      <SpaceBetween size="xs">
        {needs.map((need) => (
          <NeedLine key={need.kind} need={need} deployment={deployment} />
        ))}
      </SpaceBetween>
    </Alert>
  );
}

type Header = readonly [string, 'info' | 'warning'];

const headers: { readonly planned: Header } & Partial<Record<Deployment['status'], Header>> = {
  queued: ['It is planned once its turn has come', 'info'],
  planned: ['Before this plan can be applied', 'info'],
  waiting: ['It is applied by itself as soon as it may be', 'info'],
};

function NeedLine({ need, deployment }: { need: Need; deployment: Deployment }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      {need.text}{' '}
      {need.until && (
        <>
          The next one may begin <RelativeTime at={need.until} />.{' '}
        </>
      )}
      {need.kind === 'new-plan' && <PlanAgainButton deployment={deployment} />}
      {need.kind === 'window' && deployment.status === 'waiting' && (
        <PermittedButton
          permission="deploy"
          environmentName={deployment.environment}
          variant="inline-link"
          onClick={() => setAsking(true)}
        >
          Deploy now, with a reason
        </PermittedButton>
      )}
      {isAsking && <OverrideDialog deployment={deployment} onDismiss={() => setAsking(false)} />}
    </div>
  );
}
