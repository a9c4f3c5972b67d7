import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

export interface TokenPage<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page, as this API answers it. */
  readonly PaginationToken: string;
}

const page = pager(
  () => new AwsError('PaginationTokenExpiredException', 'The pagination token is invalid.'),
);

/** @throws AwsError PaginationTokenExpiredException for a token that this API did not give out */
export function tokenPage<Item>(
  all: readonly Item[],
  token: string | undefined,
  size: number,
): TokenPage<Item> {
  const { items, next: PaginationToken = '' } = page(all, token, size);
  return { items, PaginationToken };
}
