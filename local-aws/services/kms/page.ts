import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

interface MarkerRequest {
  readonly Marker?: string | undefined;
  readonly Limit?: number | undefined;
}

const page = pager(() => new AwsError('InvalidMarkerException', 'Could not read the marker.'));

/** @throws AwsError InvalidMarkerException for a marker that this service did not give out */
export function markerPage<Item>(all: readonly Item[], { Limit = 100, Marker }: MarkerRequest) {
  const { items, next } = page(all, Marker, Limit);
  const Truncated = next !== undefined;
  return { items, rest: { Truncated, ...(Truncated && { NextMarker: next }) } };
}
