import { AwsError } from '../../service.ts';

export interface TokenPage<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page, as this API answers it. */
  readonly PaginationToken: string;
}

/** @throws AwsError PaginationTokenExpiredException for a token that this API did not give out */
export function tokenPage<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): TokenPage<Item> {
  const start = token ? offsetOf(token) : 0;
  const end = start + size;
  const PaginationToken = end < items.length ? Buffer.from(`tag:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), PaginationToken };
}

function offsetOf(token: string): number {
  const offset = /^tag:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (offset === undefined) {
    throw new AwsError('PaginationTokenExpiredException', 'The pagination token is invalid.');
  }
  return Number(offset);
}
