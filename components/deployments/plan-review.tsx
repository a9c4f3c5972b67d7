'use client';

import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { PlanPullRequest } from '#components/connections/plan-pull-request.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { reviewPlan } from '#lib/deployments/review-plan.ts';
import { additionsText } from '#lib/deployments/review-words.ts';
import { CopyPlan } from './copy-plan.tsx';
import { ReviewList } from './review-list.tsx';

interface PlanReviewProps {
  readonly deployment: Deployment;
  /** Shows a resource's changes. */
  onOpen(layer: string, logicalId: string): void;
}

/** What of a plan deserves a look before it is deployed, the gravest first. */
export function PlanReview({ deployment, onOpen }: PlanReviewProps) {
  const items = useMemo(() => reviewPlan(deployment), [deployment]);
  if (deployment.layers.every(({ changes, failure }) => !changes?.length && !failure)) return null;
  const grave = items.filter(({ severity }) => severity !== 'low');
  const others = items.filter(({ severity }) => severity === 'low');
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${grave.length})`}
          description="Data at risk, replacements, security and removals"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <PlanPullRequest deployment={deployment} />
              <CopyPlan deployment={deployment} />
            </SpaceBetween>
          }
        >
          Review
        </Header>
      }
    >
      <SpaceBetween size="s">
        {grave.length === 0 ? (
          <Status type="success">
            Nothing is replaced or removed, and nothing is less safe than before.
          </Status>
        ) : (
          <ReviewList label="Review" deployment={deployment} items={grave} onOpen={onOpen} />
        )}
        {others.length > 0 && (
          <ExpandableSection headerText={additionsText(others.length)}>
            <ReviewList
              label="Additions that matter to security"
              deployment={deployment}
              items={others}
              onOpen={onOpen}
            />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  );
}
