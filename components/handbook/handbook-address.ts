import { type HandbookPageId, handbookPageIds } from '#lib/api/handbook.ts';

/** What an address of the handbook shows; the section is its fragment. */
export interface HandbookAddress {
  readonly page: HandbookPageId;
  /** Id of an edition; undefined for the newest. */
  readonly edition: string | undefined;
  /** Id of an edition that the shown one is compared with. */
  readonly from: string | undefined;
  /** Text that is searched for on all pages. */
  readonly text: string;
}

const firstPage = handbookPageIds[0];

export function readHandbookAddress(search: URLSearchParams): HandbookAddress {
  return {
    page: handbookPageIds.find((id) => id === search.get('page')) ?? firstPage,
    edition: search.get('edition') ?? undefined,
    from: search.get('from') ?? undefined,
    text: search.get('find') ?? '',
  };
}

/** The query string of an address; parameters of others stay. */
export function writeHandbookAddress(
  search: URLSearchParams,
  { page, edition, from, text }: HandbookAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  const given = {
    page: page === firstPage ? undefined : page,
    edition,
    from,
    find: text || undefined,
  };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The address of a section, to be linked to. */
export function handbookHref(address: HandbookAddress, section: string | null): string {
  const search = writeHandbookAddress(new URLSearchParams(), address);
  return `?${search}${section === null ? '' : `#${section}`}`;
}
