'use client';

import { useMemo } from 'react';
import type { GitHubSettings } from '#lib/api/github.ts';
import type { TerraformRun, TerraformSettings } from '#lib/api/terraform.ts';
import type { Delivery } from '#lib/diagrams/delivery.ts';
import { useGitHubSettings } from '#lib/queries/github.ts';
import { useTerraformSettings, useTerraformWorkspace } from '#lib/queries/terraform.ts';
import type { ResourceStatus } from '#lib/resources/graph.ts';
import { runStatus } from './run-words.ts';

/** What deploys an environment, as it is now; undefined where it is not asked for, or not known yet. */
export function useDelivery(environmentName: string, enabled: boolean): Delivery | undefined {
  const terraform = useTerraformSettings(environmentName, enabled).data;
  const gitHub = useGitHubSettings(environmentName, enabled).data;
  const isConnected = enabled && terraform?.isConnected === true;
  const run = useTerraformWorkspace(environmentName, isConnected).data?.runs[0];
  return useMemo(
    () => (enabled && terraform && gitHub ? deliveryOf(terraform, gitHub, run) : undefined),
    [enabled, terraform, gitHub, run],
  );
}

function deliveryOf(
  { isConnected, organization, workspace }: TerraformSettings,
  { repository, branch }: GitHubSettings,
  run: TerraformRun | undefined,
): Delivery {
  return {
    ...(repository !== null && { repository: { name: repository, branch } }),
    ...(isConnected && { workspace: `${organization}/${workspace}` }),
    ...(run && { run: drawnRun(run) }),
  };
}

const statuses: Readonly<Partial<Record<ReturnType<typeof runStatus>['type'], ResourceStatus>>> = {
  success: 'healthy',
  error: 'failed',
  stopped: 'stopped',
  'in-progress': 'changing',
};

function drawnRun({ status }: TerraformRun): NonNullable<Delivery['run']> {
  const { type, words } = runStatus(status);
  return { status: statuses[type] ?? 'unknown', statusText: words.toLowerCase() };
}
