import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

interface PageInput {
  readonly PageSize?: number | undefined;
  readonly Marker?: string | undefined;
}

const page = pager(() => new AwsError('ValidationError', 'The specified marker is not valid'));

/** @throws AwsError ValidationError for a marker that this service did not give out */
export function pageOf<Item>(
  records: readonly Item[],
  { PageSize = 400, Marker }: PageInput,
): { items: Item[]; NextMarker: string | undefined } {
  const { items, next: NextMarker } = page(records, Marker, PageSize);
  return { items, NextMarker };
}
