interface PageInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** A page of at most a hundred names or ARNs, which must be sorted. */
export function pageOf(
  names: readonly string[],
  { maxResults = 100, nextToken }: PageInput,
): { items: string[]; nextToken?: string } {
  const after = nextToken ? Buffer.from(nextToken, 'base64url').toString() : '';
  const rest = names.filter((name) => name > after);
  const items = rest.slice(0, maxResults);
  const last = items.at(-1);
  return last !== undefined && items.length < rest.length
    ? { items, nextToken: Buffer.from(last).toString('base64url') }
    : { items };
}
