import type { NormalizedSchema } from '@smithy/core/schema';
import type { JsonValue } from '../../engine/json-value.ts';

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const secretNames = /(password|secret(string|binary)|authtoken|secretaccesskey|sessiontoken)$/i;
/** Left out altogether. Source: the example of CreateStack in "Logging AWS CloudFormation API calls". */
const leftOut = ['parameterValue', 'templateBody', 'stackPolicyBody'];

/**
 * An input or output as CloudTrail shows it: members in lower camel case, the keys of maps as they are, secrets
 * hidden, bytes left out; `undefined` where nothing is left to show.
 */
export function shownValue(schema: NormalizedSchema, value: unknown): JsonValue | undefined {
  if (value === undefined || value === null || value instanceof Uint8Array) return undefined;
  if (schema.getMergedTraits().sensitive) return hidden;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const member = schema.isListSchema() ? schema.getValueSchema() : schema;
    return value.flatMap((each) => shownValue(member, each) ?? []);
  }
  if (typeof value !== 'object') return scalar(value);
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return record(Object.entries(value).map(([key, each]) => [key, shownValue(member, each)]));
  }
  if (!schema.isStructSchema()) return undefined;
  const given: Readonly<Record<string, unknown>> = { ...value };
  return record(
    [...schema.structIterator()].map(([name, member]) => {
      const shown = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      if (leftOut.includes(shown)) return [shown, undefined];
      const isSecret = secretNames.test(name) && typeof given[name] === 'string';
      return [shown, isSecret ? hidden : shownValue(member, given[name])];
    }),
  );
}

function record(entries: readonly (readonly [string, JsonValue | undefined])[]): JsonValue {
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, JsonValue][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function scalar(value: unknown): JsonValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return typeof value === 'bigint' ? Number(value) : undefined;
}
