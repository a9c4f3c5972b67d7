import { isUpdatable } from '#lib/deployments/stack-statuses.ts';
import type { StoredStack } from '#lib/environments/stacks.ts';

/** Layers whose stacks Terraform can take over: it could not change one that holds nothing or is not at rest. Pure. */
export function adoptableLayers(
  stacks: Readonly<Record<string, StoredStack>>,
): ReadonlySet<string> {
  return new Set(Object.keys(stacks).filter((layer) => isUpdatable(stacks[layer])));
}
