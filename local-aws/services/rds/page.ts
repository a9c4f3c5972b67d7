interface PageInput {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

/** A page of at most a hundred records; the marker is the name of the page's last one. */
export function markerPage<T>(
  records: readonly T[],
  nameOf: (record: T) => string,
  { MaxRecords = 100, Marker }: PageInput,
): { items: T[]; Marker?: string } {
  const after = Marker ? Buffer.from(Marker, 'base64url').toString() : '';
  const rest = records.filter((record) => nameOf(record) > after);
  const items = rest.slice(0, MaxRecords);
  const last = items.at(-1);
  return last !== undefined && items.length < rest.length
    ? { items, Marker: Buffer.from(nameOf(last)).toString('base64url') }
    : { items };
}
