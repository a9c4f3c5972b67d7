/** A change of the graph as the live stream told the page of it. */
export interface GraphEvent {
  /** Milliseconds since the epoch, before the page's own code saw it. */
  readonly atMs: number;
  readonly data: string;
}

declare global {
  interface Window {
    graphEvents?: GraphEvent[];
  }
}

/** Runs in the page before anything of it: stamps each change of the graph as it arrives. */
export function watchGraphEvents(): void {
  const events: GraphEvent[] = [];
  window.graphEvents = events;
  window.EventSource = class extends EventSource {
    constructor(url: string | URL, options?: EventSourceInit) {
      super(url, options);
      this.addEventListener('graph', ({ data }: MessageEvent<string>) => {
        events.push({ atMs: Date.now(), data });
      });
    }
  };
}
