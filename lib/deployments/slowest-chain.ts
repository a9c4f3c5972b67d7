interface Link {
  readonly layer: string;
  readonly needs: readonly string[];
  readonly expectedSeconds: number | null;
}

/** Seconds of the slowest chain of layers that need each other; null while none is known. */
export function slowestChain(links: readonly Link[]): number | null {
  if (links.every((link) => link.expectedSeconds === null)) return null;
  const byLayer = new Map(links.map((link) => [link.layer, link]));
  const until = (layer: string): number => {
    const link = byLayer.get(layer);
    return link ? (link.expectedSeconds ?? 0) + Math.max(0, ...link.needs.map(until)) : 0;
  };
  return Math.max(...links.map((link) => until(link.layer)));
}
