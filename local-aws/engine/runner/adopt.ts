import { HandlerFailure } from '../../resources/provider.ts';
import { notFound } from '../imports/find-imported.ts';
import { isJsonObject, type JsonObject } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import type { Tags } from '../stacks/stack-record.ts';
import { getResource } from '../stacks/stack-store.ts';
import {
  assertProperties,
  attributesOf,
  type DesiredResource,
  providerOf,
  requestOf,
} from './desired-resource.ts';
import { injectFailure } from './inject-failure.ts';
import type { Imported } from './operation.ts';
import { updateOperation } from './operation-store.ts';
import type { Step } from './step.ts';

const readSeconds = 1;

/**
 * Takes an existing resource into the stack, then has its type's update handler tag it. Order and wording of the
 * events as users of AWS show them. The resource's own settings stay where they differ from the template.
 */
export async function adopt(
  step: Step,
  desired: DesiredResource,
  { physicalId }: Imported,
): Promise<void> {
  const { type } = desired;
  const provider = providerOf(type);
  const record = { ...desired, physicalId, attributes: {} };
  const current = getResource(step.ctx.store, step.stackId, desired.logicalId);
  if (current?.status !== 'IMPORT_IN_PROGRESS') {
    step.record({
      ...record,
      status: 'IMPORT_IN_PROGRESS',
      statusReason: 'Resource import started.',
    });
  }
  await injectFailure(step, type, 'CREATE');
  assertProperties(desired);
  const actual = await provider.read?.(step.ctx, physicalId, desired.properties);
  if (!actual) throw new HandlerFailure(notFound(type, physicalId), 'NotFound');
  rememberTags(step, tagsOf(type, actual));
  await step.settle(readSeconds);
  const attributes = await attributesOf(step, desired, physicalId);
  const taken = { ...record, ...attributes };
  step.record({ ...taken, status: 'IMPORT_COMPLETE', statusReason: 'Resource import completed.' });
  step.record({
    ...taken,
    status: 'UPDATE_IN_PROGRESS',
    statusReason: 'Apply stack-level tags to imported resource if applicable.',
  });
  await injectFailure(step, type, 'UPDATE');
  await provider.update?.(step.ctx, physicalId, {
    ...(await requestOf(step, desired)),
    previous: desired.properties,
    previousTags: {},
  });
  await step.settle(provider.seconds.update);
  step.record({ ...taken, status: 'UPDATE_COMPLETE' });
}

/** A step that a restart repeats finds CloudFormation's tags on the resource, which are not its own. */
function rememberTags({ ctx, stackId, task }: Step, tags: Tags): void {
  updateOperation(ctx.store, stackId, ({ imports = {} }) => {
    const imported = imports[task.logicalId];
    if (!imported || imported.tags) return {};
    return { imports: { ...imports, [task.logicalId]: { ...imported, tags } } };
  });
}

function tagsOf(type: string, actual: JsonObject): Tags {
  const tags = actual[schemaOf(type)?.tagProperty ?? ''];
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(
    tags.filter(isJsonObject).map(({ Key, Value }) => [String(Key), String(Value ?? '')]),
  );
}
