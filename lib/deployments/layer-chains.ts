export interface ChainLink {
  readonly layer: string;
  readonly needs: readonly string[];
  readonly seconds: number;
}

/** For each layer the seconds of the slowest chain that begins with it and leads to what needs it. */
export function chainSeconds(links: readonly ChainLink[]): Map<string, number> {
  const known = new Map<string, number>();
  const from = (link: ChainLink): number => {
    const cached = known.get(link.layer);
    if (cached !== undefined) return cached;
    const dependents = links.filter(({ needs }) => needs.includes(link.layer));
    const total = link.seconds + Math.max(0, ...dependents.map(from));
    known.set(link.layer, total);
    return total;
  };
  for (const link of links) from(link);
  return known;
}

/** Seconds of the slowest chain of all; 0 where there is none. */
export function slowestSeconds(links: readonly ChainLink[]): number {
  return Math.max(0, ...chainSeconds(links).values());
}

/** The layers of the slowest chain, from the first to the last: nothing is done sooner than they are. */
export function criticalPath(links: readonly ChainLink[]): string[] {
  const chains = chainSeconds(links);
  const slowest = (candidates: readonly ChainLink[]) =>
    candidates.toSorted((a, b) => (chains.get(b.layer) ?? 0) - (chains.get(a.layer) ?? 0))[0];
  const given = new Set(links.map(({ layer }) => layer));
  const path: string[] = [];
  let next = slowest(links.filter(({ needs }) => !needs.some((need) => given.has(need))));
  while (next) {
    const { layer } = next;
    path.push(layer);
    next = slowest(links.filter(({ needs }) => needs.includes(layer)));
  }
  return path;
}
