import type { JsonValue } from './graph.ts';
import type { Properties } from './resource-module.ts';

type Holder = JsonValue | Properties;

/** All values at a path such as `Attachments[].VpcId`; `[]` stands for every item of a list. */
export function valuesAt(holder: Holder, path: string): JsonValue[] {
  const [segment = '', ...rest] = path.split('.');
  const list = segment.endsWith('[]');
  const member = memberOf(holder, list ? segment.slice(0, -2) : segment);
  if (member === undefined || member === null) return [];
  const found = list && Array.isArray(member) ? member : [member];
  return rest.length === 0 ? found : found.flatMap((item) => valuesAt(item, rest.join('.')));
}

/** The first text at a path, or undefined where there is none. */
export function textAt(holder: Holder, path: string): string | undefined {
  return valuesAt(holder, path).find((value) => typeof value === 'string');
}

/** All JSON objects at a path. */
export function objectsAt(holder: Holder, path: string): Properties[] {
  return valuesAt(holder, path).filter(isObject);
}

function memberOf(holder: Holder, key: string): JsonValue | undefined {
  return isObject(holder) ? holder[key] : undefined;
}

function isObject(value: Holder): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
