/** A state that the page shows, and when the frame that showed it first was done. */
export interface Paint {
  readonly where: 'table' | 'diagram';
  /** Logical id in the table, AWS's id in the diagram. */
  readonly what: string;
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

/**
 * Runs in the page: notes each new state of a resource once the frame with it is painted. It is read
 * in the animation frame after a mutation, and stamped by the first task after that frame.
 */
export function watchPaints(): Paint[] {
  const paints: Paint[] = [];
  const seen = new Set<string>();
  const pending: Omit<Paint, 'atMs'>[] = [];
  const frameDone = new MessageChannel();
  let scheduled = false;

  const note = (paint: Omit<Paint, 'atMs'>): void => {
    const key = `${paint.where} ${paint.what} ${paint.state}`;
    if (seen.has(key)) return;
    seen.add(key);
    pending.push(paint);
  };
  const read = (): void => {
    for (const row of document.querySelectorAll('table[aria-label^="Resources of "] tbody tr')) {
      const what = row.querySelector('th')?.textContent?.trim();
      const state = /(Create|Update|Delete) (in progress|complete|failed)/.exec(
        row.textContent ?? '',
      )?.[0];
      if (what && state) note({ where: 'table', what, state });
    }
    for (const element of document.querySelectorAll<SVGElement>('figure [data-resource]')) {
      const { resource, status } = element.dataset;
      if (resource) note({ where: 'diagram', what: resource, state: status ?? '' });
    }
  };
  frameDone.port1.onmessage = () => {
    const atMs = Date.now();
    for (const paint of pending.splice(0)) paints.push({ ...paint, atMs });
  };
  const onMutation = (): void => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      read();
      frameDone.port2.postMessage(undefined);
    });
  };
  new MutationObserver(onMutation).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-status', 'data-resource'],
  });
  onMutation();
  return paints;
}
