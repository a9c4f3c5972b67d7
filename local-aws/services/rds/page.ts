import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

interface PageInput {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

const page = pager(() => new AwsError('InvalidParameterValue', 'Invalid marker.'));

/**
 * A page of at most a hundred records, which are answered by name.
 * @throws AwsError InvalidParameterValue for a marker that this service did not give out
 */
export function markerPage<T>(
  records: readonly T[],
  nameOf: (record: T) => string,
  { MaxRecords = 100, Marker: token }: PageInput,
): { items: T[]; Marker: string | undefined } {
  const byName = records.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const { items, next: Marker } = page(byName, token, MaxRecords);
  return { items, Marker };
}
