import { validationError } from '../../engine/cloudformation-error.ts';
import { pager } from '../page.ts';

const page = pager(() => validationError('Invalid NextToken'));

/** @throws AwsError ValidationError for a token that this service did not give out */
export function pageOf<Item>(
  all: readonly Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; nextToken: string | undefined } {
  const { items, next: nextToken } = page(all, token, size);
  return { items, nextToken };
}
