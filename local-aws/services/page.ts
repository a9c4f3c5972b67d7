import type { AwsError } from '../service.ts';

export interface Page<Item> {
  readonly items: Item[];
  /** Opaque to callers; absent on the last page. */
  readonly next?: string;
}

/** The part of a list that a token points at, at most `size` items of it. */
export type Pager = <Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
) => Page<Item>;

/** Pages of lists whose order is stable; a token that no page gave out is refused with the service's own error. */
export function pager(refusal: (token: string) => AwsError): Pager {
  return (items, token, size) => {
    const start = token ? offsetOf(token) : 0;
    if (start === undefined) throw refusal(token ?? '');
    const end = start + size;
    return { items: items.slice(start, end), ...(end < items.length && { next: tokenOf(end) }) };
  };
}

function tokenOf(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url');
}

function offsetOf(token: string): number | undefined {
  const offset = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return offset === undefined ? undefined : Number(offset);
}
