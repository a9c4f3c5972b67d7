import { AwsError } from '../../service.ts';

interface MarkerRequest {
  readonly Marker?: string | undefined;
  readonly Limit?: number | undefined;
}

/** @throws AwsError InvalidMarkerException for a marker that this service did not give out */
export function markerPage<Item>(items: readonly Item[], { Limit = 100, Marker }: MarkerRequest) {
  const start = Marker ? offsetOf(Marker) : 0;
  const end = start + Limit;
  const Truncated = end < items.length;
  return {
    items: items.slice(start, end),
    rest: {
      Truncated,
      ...(Truncated && { NextMarker: Buffer.from(`kms:${end}`).toString('base64') }),
    },
  };
}

function offsetOf(marker: string): number {
  const offset = /^kms:(\d+)$/.exec(Buffer.from(marker, 'base64').toString())?.[1];
  if (offset === undefined)
    throw new AwsError('InvalidMarkerException', 'Could not read the marker.');
  return Number(offset);
}
