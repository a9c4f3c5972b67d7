import { deploymentKind, deploymentStatus } from '#lib/api/deployment-documents.ts';
import type { DeploymentFilter } from '#lib/queries/deployments.ts';

const texts = ['layer', 'requestedBy', 'text'] as const;
const times = ['from', 'to'] as const;
const names = ['status', 'kind', ...texts, ...times] as const;

/** What a query string asks for; what makes no sense is as if it were not there. */
export function readHistoryFilter(search: URLSearchParams): DeploymentFilter {
  const filter: DeploymentFilter = {};
  for (const name of texts) {
    const text = search.get(name) ?? '';
    if (text !== '') filter[name] = text.slice(0, 256);
  }
  for (const name of times) {
    const milliseconds = Date.parse(search.get(name) ?? '');
    if (milliseconds >= 0) filter[name] = new Date(milliseconds).toISOString();
  }
  const status = deploymentStatus.safeParse(search.get('status'));
  if (status.success) filter.status = status.data;
  const kind = deploymentKind.safeParse(search.get('kind'));
  if (kind.success) filter.kind = kind.data;
  return filter;
}

/** The query string of a filter; parameters of others stay. */
export function writeHistoryFilter(
  search: URLSearchParams,
  filter: DeploymentFilter,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of names) {
    const value = filter[name];
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

interface Token {
  readonly propertyKey?: string;
  readonly operator: string;
  readonly value: unknown;
}

const named = ['status', 'kind', 'layer', 'requestedBy'] as const;

/** A filter as the property filter shows it: a text without a name is anywhere in a deployment. */
export function historyTokens(filter: DeploymentFilter): Token[] {
  const tokens = named.flatMap((propertyKey) => {
    const value = filter[propertyKey];
    return value === undefined ? [] : [{ propertyKey, operator: '=', value }];
  });
  return filter.text === undefined ? tokens : [...tokens, { operator: ':', value: filter.text }];
}

/** The filter of tokens, of two of a kind the last; its times stay as they are. */
export function historyFilterOf(
  tokens: readonly Token[],
  { from, to }: DeploymentFilter,
): DeploymentFilter {
  const search = new URLSearchParams();
  for (const { propertyKey = 'text', value } of tokens) search.set(propertyKey, String(value));
  const { from: _, to: __, ...filter } = readHistoryFilter(search);
  return { ...filter, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
