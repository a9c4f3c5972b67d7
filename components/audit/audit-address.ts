import { auditResult } from '#lib/api/audit.ts';
import type { AuditFilter } from '#lib/queries/audit.ts';

/** What an address of the audit page shows. */
export interface AuditAddress {
  readonly filter: AuditFilter;
  /** The entry whose panel is open. */
  readonly entry: number | undefined;
}

export const textFields = ['actor', 'action', 'environment', 'target'] as const;
const timeFields = ['from', 'to'] as const;

/** What a query string asks for; what makes no sense is as if it were not there. */
export function readAuditAddress(search: URLSearchParams): AuditAddress {
  const filter: AuditFilter = {};
  for (const name of textFields) {
    const text = search.get(name) ?? '';
    if (text !== '') filter[name] = text.slice(0, 256);
  }
  for (const name of timeFields) {
    const milliseconds = Date.parse(search.get(name) ?? '');
    if (milliseconds >= 0) filter[name] = new Date(milliseconds).toISOString();
  }
  const result = auditResult.safeParse(search.get('result'));
  if (result.success) filter.result = result.data;
  const entry = Number(search.get('entry') ?? '');
  return { filter, entry: Number.isSafeInteger(entry) && entry > 0 ? entry : undefined };
}

/** The query string of an address; parameters of others stay. */
export function writeAuditAddress(
  search: URLSearchParams,
  { filter, entry }: AuditAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  const values = { ...filter, entry: entry?.toString() };
  for (const name of [...textFields, ...timeFields, 'result', 'entry'] as const) {
    const value = values[name];
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
