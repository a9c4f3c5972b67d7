interface PageInput {
  readonly PageSize?: number | undefined;
  readonly Marker?: string | undefined;
}

/** A page of at most 400 records; the marker is the ARN of the page's last one. */
export function pageOf<T extends { readonly arn: string }>(
  records: readonly T[],
  { PageSize = 400, Marker }: PageInput,
): { items: T[]; NextMarker?: string } {
  const after = Marker ? Buffer.from(Marker, 'base64url').toString() : '';
  const rest = records.filter(({ arn }) => arn > after);
  const items = rest.slice(0, PageSize);
  const last = items.at(-1);
  return last && items.length < rest.length
    ? { items, NextMarker: Buffer.from(last.arn).toString('base64url') }
    : { items };
}
