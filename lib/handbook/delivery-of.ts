import type { GitHubSettings, TerraformSettings } from '#lib/db/client.ts';
import type { Delivery } from '#lib/diagrams/delivery.ts';

interface Connections {
  readonly terraform: Pick<TerraformSettings, 'organization' | 'workspace' | 'token'> | null;
  readonly gitHub: Pick<GitHubSettings, 'repository' | 'branch'> | null;
}

/** What deploys an environment from outside, as it is set; how its runs are is no fact for long. Pure. */
export function deliveryOf({ terraform, gitHub }: Connections): Delivery {
  return {
    ...(gitHub && { repository: { name: gitHub.repository, branch: gitHub.branch } }),
    ...(terraform?.token && { workspace: `${terraform.organization}/${terraform.workspace}` }),
  };
}
