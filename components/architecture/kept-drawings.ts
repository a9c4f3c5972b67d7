import { drawingRelease } from './drawing-release.ts';
import { DrawingStore } from './drawing-store.ts';

/** How long a drawing may be shown before that is noted, milliseconds. */
const touchedAfterMs = 3_600_000;

let opened: DrawingStore | undefined;

/** Opens where drawings are kept, so that the first one is found at once. */
export function openDrawings(): DrawingStore {
  opened ??= new DrawingStore(drawingRelease);
  return opened;
}

/** What Mermaid drew for a structure in this browser; undefined where it did not, or nothing is kept. */
export async function keptDrawing(structureKey: string): Promise<string | undefined> {
  const kept = await openDrawings()
    .read(structureKey)
    .catch(() => undefined);
  if (kept && Date.now() - kept.usedAt > touchedAfterMs) keepDrawing(structureKey, kept.svg);
  return kept?.svg;
}

/** Keeps what Mermaid drew for a structure; a browser that keeps nothing will draw it again. */
export function keepDrawing(structureKey: string, svg: string): void {
  openDrawings()
    .write({ structureKey, svg, usedAt: Date.now() })
    .catch(() => undefined);
}
