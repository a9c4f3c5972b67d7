interface Link {
  readonly layer: string;
  readonly after: readonly string[];
  /** When its work ended; 0 where there was none. */
  readonly endMs: number;
}

/** The chain that ended last, each layer of it with the one it waited for longest: what made a run as long as it was. */
export function lastChain(links: readonly Link[]): Set<string> {
  const latest = (candidates: readonly Link[]) =>
    candidates.filter(({ endMs }) => endMs > 0).toSorted((a, b) => b.endMs - a.endMs)[0];
  const chain = new Set<string>();
  let link = latest(links);
  while (link && !chain.has(link.layer)) {
    const { layer, after } = link;
    chain.add(layer);
    link = latest(links.filter((one) => after.includes(one.layer)));
  }
  return chain;
}
