import { getResource, removeResource } from '../stacks/stack-store.ts';
import { providerOf, requestOf } from './desired-resource.ts';
import { injectFailure } from './inject-failure.ts';
import type { Step } from './step.ts';

/** Gives an imported resource up: it stays as it is, with the tags it had before. */
export async function release(step: Step): Promise<void> {
  const { ctx, stackId, task } = step;
  const taken = getResource(ctx.store, stackId, task.logicalId);
  const imported = step.operation.imports?.[task.logicalId];
  if (!taken || !imported) return;
  const record = { ...taken, statusReason: undefined };
  step.record({ ...record, status: 'IMPORT_ROLLBACK_IN_PROGRESS' });
  await injectFailure(step, taken.type, 'DELETE');
  const provider = providerOf(taken.type);
  if (imported.tags) {
    await provider.update?.(ctx, imported.physicalId, {
      ...(await requestOf(step, taken)),
      tags: imported.tags,
      previous: taken.properties,
      previousTags: taken.tags,
    });
  }
  await step.settle(1);
  step.announce({ ...record, status: 'IMPORT_ROLLBACK_COMPLETE' });
  removeResource(ctx.store, stackId, task.logicalId);
}
