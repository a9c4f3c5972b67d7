import { auditResult } from '#lib/api/audit.ts';
import type { AuditFilter } from '#lib/queries/audit.ts';

interface Token {
  readonly propertyKey?: string;
  readonly operator: string;
  readonly value: unknown;
}

const named = ['actor', 'action', 'environment', 'result'] as const;

/** A filter as the property filter shows it: a text without a name is a part of the target. */
export function tokensOf(filter: AuditFilter) {
  const tokens = named.flatMap((propertyKey) => {
    const value = filter[propertyKey];
    return value === undefined ? [] : [{ propertyKey, operator: '=' as const, value }];
  });
  const { target } = filter;
  return target === undefined ? tokens : [...tokens, { operator: ':' as const, value: target }];
}

/** The filter of tokens, of two of a kind the last; its times stay as they are. */
export function filterOf(tokens: readonly Token[], { from, to }: AuditFilter): AuditFilter {
  const filter: AuditFilter = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  for (const { propertyKey = 'target', value } of tokens) {
    const text = String(value);
    if (propertyKey === 'result') {
      const result = auditResult.safeParse(text);
      if (result.success) filter.result = result.data;
    } else if (isText(propertyKey)) filter[propertyKey] = text;
  }
  return filter;
}

function isText(key: string): key is 'actor' | 'action' | 'environment' | 'target' {
  return ['actor', 'action', 'environment', 'target'].includes(key);
}
