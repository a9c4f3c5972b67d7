import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

const page = pager(() => new AwsError('InvalidNextToken', 'The specified token is not valid.'));

/** @throws AwsError InvalidNextToken for a token that this service did not give out */
export function tokenPage<Item>(
  all: readonly Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; NextToken: string | undefined } {
  const { items, next: NextToken } = page(all, token, size);
  return { items, NextToken };
}
