import { sameJson } from '../json-value.ts';
import { resolveOutputs, resolveProperties, type StackInstance } from '../stacks/stack-instance.ts';
import type { ResourceRecord, StackRecord } from '../stacks/stack-record.ts';
import { creationOrder } from '../template/dependencies.ts';
import type { ResourceChange } from './change-set-record.ts';
import { modification } from './modification.ts';
import { type PlannedResource, plannedResources } from './planned-resource.ts';
import { addition, planContext, removal } from './resource-change.ts';

/** A stack as it is and as it would be. */
export interface Plan {
  readonly stack: Pick<StackRecord, 'id' | 'name' | 'definition' | 'outputs'>;
  readonly resources: readonly ResourceRecord[];
  /** Absent for a stack that has no resources yet. */
  readonly before?: StackInstance;
  readonly after: StackInstance;
  readonly definition: StackRecord['definition'];
}

export interface PlanResult {
  readonly changes: readonly ResourceChange[];
  readonly planned: ReadonlyMap<string, PlannedResource>;
  readonly outputsChange: boolean;
}

/** What executing a plan would change; throws AWS's errors where a function of the template fails. */
export function computeChanges(plan: Plan): PlanResult {
  const existing = new Map(
    plan.resources.filter(exists).map((resource) => [resource.logicalId, resource]),
  );
  const planned = new Map<string, PlannedResource>();
  const lookup = plannedResources(planned);
  const context = planContext(plan, planned);
  const changes: ResourceChange[] = [];
  for (const logicalId of creationOrder(plan.after.dependencies)) {
    const current = existing.get(logicalId);
    const properties = resolveProperties(plan.after, logicalId, lookup);
    const change = current
      ? modification(context, current, properties)
      : addition(context, logicalId, properties);
    planned.set(logicalId, { consequence: change?.consequence ?? 'keep', properties, current });
    if (change) changes.push(change.change);
  }
  const removed = [...existing.values()].filter(
    ({ logicalId }) => !plan.after.active.has(logicalId),
  );
  return {
    changes: [...changes, ...removed.map(removal)],
    planned,
    outputsChange: !sameOutputs(plan, planned),
  };
}

function exists({ status, physicalId }: ResourceRecord): boolean {
  return physicalId !== undefined && status !== 'DELETE_COMPLETE';
}

function sameOutputs(plan: Plan, planned: ReadonlyMap<string, PlannedResource>): boolean {
  const after = resolveOutputs(plan.after, plannedResources(planned));
  const asJson = (outputs: StackRecord['outputs']) =>
    outputs.map(({ key, value, description, exportName }) => ({
      key,
      value,
      description: description ?? null,
      exportName: exportName ?? null,
    }));
  return sameJson(asJson(plan.stack.outputs), asJson(after));
}
