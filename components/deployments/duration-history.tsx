'use client';

import { formatDuration } from '#components/ui/format-duration.ts';
import { PageLink } from '#components/ui/page-link.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { type DurationSummary, durationSummary } from '#lib/deployments/duration-summary.ts';
import { secondsBetween } from '#lib/deployments/run-seconds.ts';
import { usePastDurations } from '#lib/queries/deployments.ts';

/** How long it took beside earlier successful deployments of the same layers. */
export function DurationHistory({ deployment }: { deployment: Deployment }) {
  const { data } = usePastDurations(deployment.id);
  const took = secondsBetween(deployment.startedAt, deployment.finishedAt);
  const past = durationSummary(data?.durations.map(({ seconds }) => seconds) ?? []);
  const latest = data?.durations[0];
  return (
    <>
      {took === null ? '' : `${formatDuration(took)}; `}
      {past ? pastText(past) : 'no earlier success of these layers to compare with'}
      {latest && (
        <>
          {' '}
          (
          <PageLink href={`/environments/${deployment.environment}/deployments/${latest.id}`}>
            the last
          </PageLink>
          )
        </>
      )}
    </>
  );
}

function pastText({ count, shortest, longest, median }: DurationSummary): string {
  if (count === 1) return `the only earlier success of these layers took ${formatDuration(median)}`;
  const range =
    formatDuration(shortest) === formatDuration(longest)
      ? formatDuration(median)
      : `${formatDuration(shortest)} to ${formatDuration(longest)}, median ${formatDuration(median)}`;
  return `the last ${count} successes of these layers took ${range}`;
}
