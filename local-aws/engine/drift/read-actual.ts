import { providerFor } from '../../resources/providers.ts';
import type { CallContext } from '../../service.ts';
import { keepReferences } from '../dynamic-references/keep-references.ts';
import { isJsonObject, type JsonObject } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import type { ResourceRecord, StackRecord } from '../stacks/stack-record.ts';
import { listResources } from '../stacks/stack-store.ts';
import { withoutAttachments } from './without-attachments.ts';

/** A resource's properties as its service tells them now, as they are compared with the template; undefined when it is gone. */
export async function readActual(
  ctx: CallContext,
  stack: StackRecord,
  resource: ResourceRecord,
): Promise<JsonObject | undefined> {
  const { type, physicalId = '', properties } = resource;
  const actual = await providerFor(type)?.read?.(ctx, physicalId, properties);
  if (!actual) return undefined;
  const own = withoutAttachments(resource, actual, listResources(ctx.store, stack.id));
  return keepReferences(properties, withoutStackTags(type, own, stack, properties));
}

/** Tags that the stack adds are not in the template, and so no difference. */
function withoutStackTags(
  type: string,
  actual: JsonObject,
  stack: StackRecord,
  expected: JsonObject,
): JsonObject {
  const name = schemaOf(type)?.tagProperty ?? '';
  const tags = actual[name];
  if (!Array.isArray(tags)) return actual;
  const wanted = Array.isArray(expected[name]) ? expected[name].filter(isJsonObject) : [];
  const declared = new Set(wanted.map(({ Key }) => String(Key)));
  const kept = tags.filter(isJsonObject).filter(({ Key }) => {
    const key = String(Key);
    return declared.has(key) || !(key in stack.definition.tags);
  });
  return { ...actual, [name]: kept };
}
