import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

interface PageInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

const page = pager(
  () => new AwsError('InvalidParameterException', 'Invalid parameter at nextToken.'),
);

/** @throws AwsError InvalidParameterException for a token that this service did not give out */
export function pageOf<Item>(
  all: readonly Item[],
  { maxResults = 100, nextToken: token }: PageInput,
): { items: Item[]; nextToken: string | undefined } {
  const { items, next: nextToken } = page(all, token, maxResults);
  return { items, nextToken };
}
