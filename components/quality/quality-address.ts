/** What an address of the page of data quality shows. */
export interface QualityAddress {
  /** The ruleset; the first of the environment where none is named. */
  readonly resourceId: string | undefined;
  /** The result of which the rules are shown; the newest where none is chosen. */
  readonly resultId: string | undefined;
}

export function readQualityAddress(search: URLSearchParams): QualityAddress {
  return {
    resourceId: search.get('resource') ?? undefined,
    resultId: search.get('result') ?? undefined,
  };
}

/** The query string of an address; parameters of others stay. */
export function writeQualityAddress(
  search: URLSearchParams,
  { resourceId, resultId }: QualityAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of [['resource', resourceId] as const, ['result', resultId] as const]) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
