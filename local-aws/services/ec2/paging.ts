import { AwsError } from '../../service.ts';

export interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly NextToken?: string;
}

const smallestPage = 5;
const largestPage = 1000;

/**
 * The part of a list that a request asks for.
 * @throws AwsError InvalidParameterValue for a page size or a token that EC2 would not take
 */
export function pageOf<Item>(items: readonly Item[], request: PageRequest): Page<Item> {
  const start = request.NextToken ? offsetOf(request.NextToken) : 0;
  const size = request.MaxResults;
  if (size === undefined) return { items: items.slice(start) };
  if (size < smallestPage) throw invalidSize(size);
  const end = start + Math.min(size, largestPage);
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: tokenOf(end) }),
  };
}

function tokenOf(offset: number): string {
  return Buffer.from(`ec2:${offset}`).toString('base64url');
}

function offsetOf(token: string): number {
  const offset = /^ec2:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (offset === undefined) {
    throw new AwsError('InvalidNextToken', `Invalid value for nextToken: ${token}`);
  }
  return Number(offset);
}

function invalidSize(size: number): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value greater than ${smallestPage}.`,
  );
}
