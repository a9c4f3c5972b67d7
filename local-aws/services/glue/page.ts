interface PageInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A page of a list whose order is stable; the token names the place in it. */
export function pageOf<T>(
  items: readonly T[],
  { MaxResults = 100, NextToken }: PageInput,
): { items: T[]; NextToken?: string } {
  const start = NextToken ? Number(Buffer.from(NextToken, 'base64url').toString()) || 0 : 0;
  const end = start + MaxResults;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
}
