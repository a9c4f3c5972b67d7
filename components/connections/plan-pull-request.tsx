'use client';

import type { Deployment } from '#lib/api/deployment-documents.ts';
import { useGitHubSettings } from '#lib/queries/github.ts';
import { PullRequestButton } from './pull-request-button.tsx';

/** Offers a plan as the text of a pull request, where its environment has a repository. */
export function PlanPullRequest({ deployment }: { readonly deployment: Deployment }) {
  const settings = useGitHubSettings(deployment.environment).data;
  if (!settings?.isConnected) return null;
  return (
    <PullRequestButton
      environmentName={deployment.environment}
      isConnected
      deploymentId={deployment.id}
    />
  );
}
