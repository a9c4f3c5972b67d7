import type { ResourceStatus } from '#lib/resources/graph.ts';

/** What an environment has outside that deploys it. */
export interface Delivery {
  /** `owner/name` and the branch that is followed; absent where no repository is set. */
  readonly repository?: { readonly name: string; readonly branch: string };
  /** `organization/name`; absent where Strata is not connected to it. */
  readonly workspace?: string;
  /** The newest run of the workspace. */
  readonly run?: { readonly status: ResourceStatus; readonly statusText: string };
}
