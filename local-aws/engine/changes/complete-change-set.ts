import type { CallContext } from '../../service.ts';
import { planImports } from '../imports/plan-imports.ts';
import { onBehalfOf } from '../stacks/on-behalf-of.ts';
import { getStack } from '../stacks/stack-store.ts';
import type { ChangeSetRecord } from './change-set-record.ts';
import { getChangeSet, listChangeSets, updateChangeSet } from './change-set-store.ts';
import { computeChanges } from './compute-changes.ts';
import { computeDriftAwareChanges } from './drift-aware.ts';
import { validateEarly } from './early-validation.ts';
import { planOf } from './plan-of.ts';

const pendingSeconds = 1;
const comparisonSeconds = 4;
const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Takes a change set from `CREATE_PENDING` to `CREATE_COMPLETE` or `FAILED` in the time AWS takes. */
export function completeChangeSet(ctx: CallContext, id: string): void {
  ctx.clock.after(pendingSeconds, () => {
    updateChangeSet(ctx.store, id, { status: 'CREATE_IN_PROGRESS' });
    ctx.clock.after(comparisonSeconds, () => void compare(ctx, id));
  });
}

/** Takes up the change sets that the end of the process left unfinished. */
export function resumeChangeSets(ctx: CallContext): void {
  for (const { id, status } of listChangeSets(ctx.store)) {
    if (status === 'CREATE_PENDING' || status === 'CREATE_IN_PROGRESS') completeChangeSet(ctx, id);
  }
}

async function compare(ctx: CallContext, id: string): Promise<void> {
  try {
    const outcome = await outcomeOf(ctx, id);
    updateChangeSet(ctx.store, id, outcome);
  } catch (cause) {
    const statusReason = cause instanceof Error ? cause.message : String(cause);
    updateChangeSet(ctx.store, id, { status: 'FAILED', statusReason });
  }
}

async function outcomeOf(ctx: CallContext, id: string): Promise<Partial<ChangeSetRecord>> {
  const changeSet = getChangeSet(ctx.store, id);
  const stack = changeSet && getStack(ctx.store, changeSet.stackId);
  if (!changeSet || !stack) return {};
  const worker = onBehalfOf(ctx, changeSet.definition);
  const wanted = planOf(ctx, stack, changeSet.definition);
  const plan = changeSet.deploymentMode
    ? await computeDriftAwareChanges(worker, stack, wanted)
    : computeChanges(wanted);
  const { outputsChange, planned } = plan;
  const changes = changeSet.imports
    ? await planImports(worker, changeSet.imports, plan)
    : plan.changes;
  const changesTags =
    JSON.stringify(stack.definition.tags) !== JSON.stringify(changeSet.definition.tags);
  if (changeSet.type === 'UPDATE' && changes.length === 0 && !outputsChange && !changesTags) {
    return { status: 'FAILED', statusReason: noChanges };
  }
  const validations = await validateEarly(worker, changes, planned);
  if (validations.length === 0) {
    return { status: 'CREATE_COMPLETE', execution: 'AVAILABLE', changes };
  }
  const failed = [...new Set(validations.map(({ hook }) => hook))];
  return {
    status: 'FAILED',
    statusReason: `The following hook(s)/validation failed: [${failed.join(', ')}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`,
    changes,
    validations,
  };
}
