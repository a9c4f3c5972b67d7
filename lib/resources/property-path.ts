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
  firstAt(holder, segmentsOf(path), 0, (value) => {
    found.push(value);
    return false;
  });
  return found;
}

/** The first value at a path that is accepted; none behind it is looked at. */
function firstAt(
  holder: Holder,
  segments: readonly Segment[],
  depth: number,
  accepts: (value: JsonValue) => boolean,
): JsonValue | undefined {
  const segment = segments[depth];
  const member = segment && memberOf(holder, segment.key);
  if (member === undefined || member === null) return undefined;
  const isLast = depth === segments.length - 1;
  for (const item of segment?.isList && Array.isArray(member) ? member : [member]) {
    const found = isLast
      ? accepts(item)
        ? item
        : undefined
      : firstAt(item, segments, depth + 1, accepts);
    if (found !== undefined) return found;
  }
  return undefined;
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
  return firstAt(holder, segmentsOf(path), 0, isText) as string | undefined;
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string';
}

/** The first number at a path, also one written as text; undefined where there is none. */
export function numberAt(holder: Holder, path: string): number | undefined {
  return valuesAt(holder, path)
    .map((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value))
    .find((value): value is number => typeof value === 'number' && Number.isFinite(value));
}

/** All JSON objects at a path. */
export function objectsAt(holder: Holder, path: string): Properties[] {
  return valuesAt(holder, path).filter(isObject);
}

/** Whether a path is another one, or leads into what is there. */
export function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
}

function memberOf(holder: Holder, key: string): JsonValue | undefined {
  return isObject(holder) ? holder[key] : undefined;
}

function isObject(value: Holder): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
