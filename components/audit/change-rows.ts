import type { AuditEntry } from '#lib/api/audit.ts';

type Json = AuditEntry['input'];

export interface ChangeRow {
  /** `parameters.network.natGateways`. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between before and after, field by field; lists are told as a whole. */
export function changeRows({ before, after }: { before: Json; after: Json }): ChangeRow[] {
  const old = new Map(fieldsOf(before, ''));
  const next = new Map(fieldsOf(after, ''));
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((field) => ({
      field: field || 'all',
      before: old.get(field) ?? '–',
      after: next.get(field) ?? '–',
    }))
    .filter((row) => row.before !== row.after);
}

function fieldsOf(value: Json, path: string): [string, string][] {
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [[path, textOf(value)]];
  return Object.entries(value).flatMap(([name, member]) =>
    fieldsOf(member, path === '' ? name : `${path}.${name}`),
  );
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
