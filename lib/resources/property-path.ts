import type { JsonValue } from './graph.ts';
import type { Properties } from './resource-module.ts';

type Holder = JsonValue | Properties;

interface Segment {
  readonly key: string;
  readonly isList: boolean;
}

/** Paths are those of the resource modules and views, so that there are few of them. */
const parsedPaths = new Map<string, readonly Segment[]>();

/** All values at a path such as `Attachments[].VpcId`; `[]` stands for every item of a list. */
export function valuesAt(holder: Holder, path: string): JsonValue[] {
  const found: JsonValue[] = [];
  collect(found, holder, segmentsOf(path), 0);
  return found;
}

function collect(
  found: JsonValue[],
  holder: Holder,
  segments: readonly Segment[],
  depth: number,
): void {
  const segment = segments[depth];
  if (!segment) return;
  const member = memberOf(holder, segment.key);
  if (member === undefined || member === null) return;
  const isLast = depth === segments.length - 1;
  for (const item of segment.isList && Array.isArray(member) ? member : [member]) {
    if (isLast) found.push(item);
    else collect(found, item, segments, depth + 1);
  }
}

function segmentsOf(path: string): readonly Segment[] {
  const known = parsedPaths.get(path);
  if (known) return known;
  const segments = path.split('.').map((segment): Segment => {
    const isList = segment.endsWith('[]');
    return { key: isList ? segment.slice(0, -2) : segment, isList };
  });
  parsedPaths.set(path, segments);
  return segments;
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
