import { pager } from '../page.ts';
import { invalidInput } from './refusals.ts';

interface PageInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

const page = pager(() => invalidInput('Invalid pagination token.'));

/** @throws AwsError InvalidInputException for a token that this service did not give out */
export function pageOf<Item>(
  all: readonly Item[],
  { MaxResults = 100, NextToken: token }: PageInput,
): { items: Item[]; NextToken: string | undefined } {
  const { items, next: NextToken } = page(all, token, MaxResults);
  return { items, NextToken };
}
