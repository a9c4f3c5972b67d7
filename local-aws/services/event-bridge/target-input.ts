import type { InputTransformer, Target } from '@aws-sdk/client-eventbridge';
import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json-value.ts';
import type { RuleRecord } from './rule-store.ts';

/**
 * What a target receives: the event, a part of it, a constant, or a text made of its parts.
 * Source: "Amazon EventBridge input transformation", EventBridge user guide.
 */
export function targetInput(
  { Input, InputPath, InputTransformer: transformer }: Target,
  event: JsonObject,
  rule: RuleRecord,
): string {
  if (Input !== undefined) return Input;
  if (InputPath !== undefined) return JSON.stringify(partOf(event, InputPath) ?? {});
  if (transformer) return transformed(transformer, event, rule);
  return JSON.stringify(event);
}

/** `$.detail.tags[0].name`; paths with filters lead nowhere. */
function partOf(event: JsonObject, path: string): JsonValue | undefined {
  const steps = [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  );
  return steps.reduce<JsonValue | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isJsonObject(value) ? value[step] : undefined;
  }, event);
}

/** Within quotes a value stands as text, outside as JSON. */
function transformed(
  { InputPathsMap = {}, InputTemplate = '' }: InputTransformer,
  event: JsonObject,
  rule: RuleRecord,
): string {
  const predefined: Readonly<Record<string, JsonValue | undefined>> = {
    'aws.events.event': event,
    'aws.events.event.json': event,
    'aws.events.event.ingestion-time': event.time,
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
  };
  const partNamed = (name: string) =>
    InputPathsMap[name] === undefined ? predefined[name] : partOf(event, InputPathsMap[name]);
  let inQuotes = false;
  return InputTemplate.replace(/\\.|"|<([\w.-]+)>/g, (part, name: string | undefined) => {
    if (part === '"') inQuotes = !inQuotes;
    if (name === undefined) return part;
    const value = partNamed(name) ?? '';
    if (!inQuotes) return JSON.stringify(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return JSON.stringify(text).slice(1, -1);
  });
}
