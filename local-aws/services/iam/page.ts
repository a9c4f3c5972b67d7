import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

interface MarkerRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

const page = pager(() => new AwsError('ValidationError', 'Invalid Marker.'));

/** @throws AwsError ValidationError for a marker that this service did not give out */
export function markerPage<Item>(all: readonly Item[], { MaxItems = 100, Marker }: MarkerRequest) {
  const { items, next } = page(all, Marker, MaxItems);
  const IsTruncated = next !== undefined;
  return { items, rest: { IsTruncated, ...(IsTruncated && { Marker: next }) } };
}
