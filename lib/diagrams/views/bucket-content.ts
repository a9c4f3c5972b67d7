import { objectsAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { bytesText } from './bytes-text.ts';

/**
 * `1,204 objects, 3.2 MB`, of a bucket or below one of its first path segments, as discovery last
 * counted it; undefined where it did not, as below deeper prefixes.
 */
export function contentText(bucket: Properties, prefix?: string): string | undefined {
  const [usage] = objectsAt(bucket, 'Usage');
  if (!usage || (prefix !== undefined && prefix.indexOf('/') !== prefix.length - 1))
    return undefined;
  const counted =
    prefix === undefined
      ? usage
      : objectsAt(usage, 'Prefixes[]').find(({ Prefix }) => Prefix === prefix);
  const objects = Number(counted?.Objects ?? 0);
  const more = usage.IsPartial === true ? ' or more' : '';
  const count = `${objects.toLocaleString('en')} object${objects === 1 ? '' : 's'}${more}`;
  return `${count}, ${bytesText(Number(counted?.Bytes ?? 0))}`;
}
