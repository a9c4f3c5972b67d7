import type { PropertyChange, ResourceChange } from '#lib/api/deployment-documents.ts';
import { shortPath } from './property-text.ts';
import { type SensitiveProperty, sensitiveProperties } from './sensitive-properties.ts';

/** A sensitive property that a change touches, with the values as far as it knows them. */
export interface SensitiveChange {
  readonly rule: SensitiveProperty;
  readonly property: PropertyChange;
  readonly worsening: string | undefined;
}

/** What of a change matters to security, in the order of the table. Pure. */
export function sensitiveChanges(change: ResourceChange): SensitiveChange[] {
  const rules = sensitiveProperties[change.resourceType] ?? [];
  return rules.flatMap((rule) =>
    valuesOf(rule, change).map((property) => ({
      rule,
      property,
      worsening: rule.worsening?.(property.before, property.after),
    })),
  );
}

function valuesOf({ property }: SensitiveProperty, change: ResourceChange): PropertyChange[] {
  if (property === '') return wholly(change);
  return change.properties.flatMap((one) => {
    const path = plainPath(one.path);
    if (path === property || path.startsWith(`${property}/`)) return [one];
    if (!property.startsWith(`${path}/`)) return [];
    const below = property.slice(path.length + 1).split('/');
    const before = textWithin(one.before, below);
    const after = textWithin(one.after, below);
    return before === after ? [] : [{ ...one, path: `/Properties/${property}`, before, after }];
  });
}

/** Of a resource that is a rule by itself: what it says before and after, its tags left out. */
function wholly(change: ResourceChange): PropertyChange[] {
  const told = change.properties.filter(({ path }) => !plainPath(path).startsWith('Tags'));
  const [first] = told;
  if (!first || change.action === 'modify') return told;
  const asRule = (side: 'before' | 'after') => {
    const values = told.flatMap(({ path, [side]: value }) =>
      value === null ? [] : [[plainPath(path), value] as const],
    );
    return values.length === 0 ? null : JSON.stringify(Object.fromEntries(values));
  };
  return [{ ...first, path: '/Properties', before: asRule('before'), after: asRule('after') }];
}

/** Below `Properties`, without positions in lists. */
function plainPath(path: string): string {
  return shortPath(path)
    .split('/')
    .filter((part) => !/^\d+$/.test(part))
    .join('/');
}

function textWithin(text: string | null, path: readonly string[]): string | null {
  if (text === null) return null;
  try {
    const found = path.reduce<unknown[]>(stepInto, [JSON.parse(text)]).filter(isPresent);
    if (found.length === 0) return null;
    return found.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  } catch {
    return null;
  }
}

function stepInto(values: readonly unknown[], name: string): unknown[] {
  return values
    .flat()
    .map((value) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? Reflect.get(value, name)
        : undefined,
    );
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
