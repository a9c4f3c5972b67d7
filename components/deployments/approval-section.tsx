'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { Approval, Deployment } from '#lib/api/deployment-documents.ts';
import { useSession } from '#lib/queries/session.ts';
import { ApprovalDialog } from './approval-dialog.tsx';

/** Who has said what of a deployment, and the buttons to say it. */
export function ApprovalSection({ deployment }: { deployment: Deployment }) {
  const { approvals, requiredApprovals } = deployment;
  const now = useNow(false);
  if (requiredApprovals === 0 && approvals.length === 0) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={descriptionOf(requiredApprovals)}
          actions={<ApprovalButtons deployment={deployment} />}
        >
          Approvals
        </Header>
      }
    >
      {approvals.length === 0 ? (
        <Box color="text-body-secondary">Nobody has said anything yet.</Box>
      ) : (
        <Table
          variant="embedded"
          wrapLines
          trackBy="by"
          ariaLabels={{ tableLabel: 'Approvals' }}
          items={approvals}
          columnDefinitions={[
            { id: 'by', header: 'Who', cell: ({ by }) => by, isRowHeader: true },
            {
              id: 'decision',
              header: 'Decision',
              cell: (approval) => <DecisionStatus approval={approval} now={now} />,
            },
            { id: 'comment', header: 'Comment', cell: ({ comment }) => comment },
            { id: 'at', header: 'When', cell: ({ at }) => <RelativeTime at={at} /> },
          ]}
        />
      )}
    </Container>
  );
}

function descriptionOf(required: number): string {
  if (required === 0) return 'The environment does not ask for any.';
  return required === 1
    ? 'One person other than who asked for it has to approve it.'
    : `${required} people other than who asked for it have to approve it.`;
}

function DecisionStatus({ approval, now }: { approval: Approval; now: Date | undefined }) {
  if (approval.decision === 'rejected') return <Status type="error">Rejected</Status>;
  return now && new Date(approval.expiresAt) <= now ? (
    <Status type="stopped">Approved, expired</Status>
  ) : (
    <Status type="success">Approved</Status>
  );
}

function ApprovalButtons({ deployment }: { deployment: Deployment }) {
  const { data: session } = useSession();
  const [decision, setDecision] = useState<Approval['decision']>();
  if (deployment.status !== 'planned' && deployment.status !== 'waiting') return null;
  const isOwn = session?.person?.id === deployment.requestedById;
  const refusal = isOwn
    ? { disabled: true, disabledReason: 'You asked for it: somebody else has to approve it.' }
    : {};
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <PermittedButton
          {...refusal}
          permission="approve"
          environmentName={deployment.environment}
          onClick={() => setDecision('rejected')}
        >
          Reject
        </PermittedButton>
        <PermittedButton
          {...refusal}
          permission="approve"
          environmentName={deployment.environment}
          onClick={() => setDecision('approved')}
        >
          Approve
        </PermittedButton>
      </SpaceBetween>
      {decision && (
        <ApprovalDialog
          id={deployment.id}
          decision={decision}
          onDismiss={() => setDecision(undefined)}
        />
      )}
    </>
  );
}
