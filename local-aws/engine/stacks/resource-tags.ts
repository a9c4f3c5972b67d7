import { isJsonObject, type JsonObject } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import type { StackRecord, Tags } from './stack-record.ts';

/** Tags of the stack reach every taggable resource; those of the template win; CloudFormation adds three. */
export function resourceTags(
  type: string,
  logicalId: string,
  properties: JsonObject,
  stack: Pick<StackRecord, 'id' | 'name' | 'definition'>,
): Tags {
  const property = schemaOf(type)?.tagProperty;
  if (property === undefined) return {};
  const own = properties[property];
  const declared = Array.isArray(own) ? own.filter(isJsonObject) : [];
  return {
    ...stack.definition.tags,
    ...Object.fromEntries(declared.map(({ Key, Value }) => [String(Key), String(Value ?? '')])),
    'aws:cloudformation:stack-name': stack.name,
    'aws:cloudformation:stack-id': stack.id,
    'aws:cloudformation:logical-id': logicalId,
  };
}
