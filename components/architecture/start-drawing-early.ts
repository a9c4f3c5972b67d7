import { isPlaceDrawn } from './drawn-places.ts';
import { startElk } from './layout/run-elk.ts';

/** Pages that show diagrams, or lead to one that does. */
const ofEnvironment = /^\/environments\/[^/]/;

/**
 * Begins with what takes longest to draw a diagram while the scripts of the page are still being read.
 * Mermaid is not begun with: Turbopack lets it count on parts of the page that may not be there yet.
 */
export function startDrawingEarly(): void {
  if (ofEnvironment.test(location.pathname) && !isPlaceDrawn()) startElk();
}
