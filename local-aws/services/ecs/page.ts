import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

interface PageInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

const page = pager(() => new AwsError('InvalidParameterException', 'Invalid token.'));

/** @throws AwsError InvalidParameterException for a token that this service did not give out */
export function pageOf(
  names: readonly string[],
  { maxResults = 100, nextToken: token }: PageInput,
): { items: string[]; nextToken: string | undefined } {
  const { items, next: nextToken } = page(names, token, maxResults);
  return { items, nextToken };
}
