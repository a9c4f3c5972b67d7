import type { CallContext } from '../../service.ts';
import type { ResourceChange } from '../changes/change-set-record.ts';
import type { PlanResult } from '../changes/compute-changes.ts';
import { findImported } from './find-imported.ts';
import type { ImportTarget } from './import-target.ts';

/** An import as a change set shows it: with the physical id, and nothing that could be replaced. */
export async function planImports(
  ctx: CallContext,
  targets: readonly ImportTarget[],
  { changes, planned }: PlanResult,
): Promise<ResourceChange[]> {
  const imported: ResourceChange[] = [];
  for (const target of targets) {
    const { logicalId, type } = target;
    const properties = planned.get(logicalId)?.properties ?? {};
    const physicalId = await findImported(ctx, target, properties);
    const after = changes.find((change) => change.logicalId === logicalId)?.after;
    imported.push({
      action: 'Import',
      logicalId,
      type,
      physicalId,
      scope: [],
      details: [],
      ...(after && { after }),
    });
  }
  return imported;
}
