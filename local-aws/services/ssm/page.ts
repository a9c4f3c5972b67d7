import { AwsError } from '../../service.ts';

/** @throws AwsError InvalidNextToken for a token that this service did not give out */
export function tokenPage<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; NextToken?: string } {
  const start = token ? offsetOf(token) : 0;
  const end = start + size;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: Buffer.from(`ssm:${end}`).toString('base64') }),
  };
}

function offsetOf(token: string): number {
  const offset = /^ssm:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (offset === undefined)
    throw new AwsError('InvalidNextToken', 'The specified token is not valid.');
  return Number(offset);
}
