import type { DataLoss, ResourceChange } from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What a layer's changes would lose for good: data in resources that are deleted or replaced. Pure. */
export function dataLosses(layer: string, changes: readonly ResourceChange[]): DataLoss[] {
  return changes.flatMap((change) => {
    const { logicalId, physicalId, resourceType } = change;
    if (!resourceModule(resourceType).holdsData || !isDeleted(change)) return [];
    const name = physicalId ?? logicalId;
    return [{ layer, logicalId, name, resourceType, cause: causeOf(change) }];
  });
}

/** Whether what exists now is deleted; AWS says so in `PolicyAction`, which older answers lack. */
function isDeleted({ action, replacement, policyAction }: ResourceChange): boolean {
  if (action === 'remove') return policyAction === null || policyAction === 'Delete';
  if (action !== 'modify' || replacement === 'no') return false;
  return policyAction === null || policyAction === 'ReplaceAndDelete';
}

function causeOf({ action, replacement, properties }: ResourceChange): string {
  if (action === 'remove') return 'it is removed from the template.';
  const causes = properties
    .filter(({ requiresRecreation }) => requiresRecreation !== 'never')
    .map(({ path }) => path.replace(/^\/Properties\//, ''));
  const because = causes.length > 0 ? ` because of ${causes.join(', ')}` : '';
  return `it ${replacement === 'yes' ? 'is' : 'may be'} replaced${because}.`;
}
