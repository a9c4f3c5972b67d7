import { validationError } from '../../engine/cloudformation-error.ts';

export interface Page<T> {
  readonly items: T[];
  readonly nextToken?: string;
}

/** One page of a list; the token is opaque to callers and says where the next page starts. */
export function pageOf<T>(items: readonly T[], token: string | undefined, size: number): Page<T> {
  const start = token === undefined || token === '' ? 0 : offsetOf(token);
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? Buffer.from(`offset:${end}`).toString('base64url') : undefined,
  };
}

function offsetOf(token: string): number {
  const match = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match) throw validationError('Invalid NextToken');
  return Number(match[1]);
}
