import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';
import { invalidInput } from './refusals.ts';

interface PageInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

const page = pager(() => invalidInput('Invalid pagination token.'));

/**
 * Refuses pages that are longer than the operation gives out.
 * @throws AwsError ValidationException
 */
export function requirePageSize({ MaxResults = 1 }: PageInput, most: number): void {
  if (MaxResults >= 1 && MaxResults <= most) return;
  const bound = MaxResults < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

/** @throws AwsError InvalidInputException for a token that this service did not give out */
export function pageOf<Item>(
  all: readonly Item[],
  { MaxResults = 100, NextToken: token }: PageInput,
): { items: Item[]; NextToken: string | undefined } {
  const { items, next: NextToken } = page(all, token, MaxResults);
  return { items, NextToken };
}
