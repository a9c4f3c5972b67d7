import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

export interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly NextToken: string | undefined;
}

const smallestPage = 5;
const largestPage = 1000;

const page = pager(
  (token) => new AwsError('InvalidNextToken', `Invalid value for nextToken: ${token}`),
);

/**
 * The part of a list that a request asks for, all that is left of it unless the request says otherwise.
 * @throws AwsError InvalidParameterValue for a page size or InvalidNextToken for a token that EC2 would not take
 */
export function pageOf<Item>(all: readonly Item[], request: PageRequest): Page<Item> {
  const { MaxResults, NextToken: token } = request;
  if (MaxResults !== undefined && MaxResults < smallestPage) throw invalidSize(MaxResults);
  const size = MaxResults === undefined ? all.length : Math.min(MaxResults, largestPage);
  const { items, next: NextToken } = page(all, token, size);
  return { items, NextToken };
}

function invalidSize(size: number): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value greater than ${smallestPage}.`,
  );
}
