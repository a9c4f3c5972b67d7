import type { Mermaid } from 'mermaid';
import { isPlaceDrawn } from './drawn-places.ts';
import { iconPacks, readIconPack } from './icon-pack.ts';
import { openDrawings } from './kept-drawings.ts';
import { elkLayout } from './layout/elk-layout.ts';
import { startElk } from './layout/run-elk.ts';

/** Labels are measured in them, so they have to be there. */
const drawnFonts = ['15px "Open Sans"', '600 15px "Open Sans"'];

/** Mermaid loads a kind of diagram when it first reads one. */
const smallestFlowchart = 'flowchart LR';

let loading: Promise<Mermaid> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws a diagram in the browser, one at a time, because Mermaid keeps its state globally. Ids in the
 * SVG begin with `id`. Rejects where Mermaid cannot be loaded or refuses the text.
 */
export function drawMermaid(id: string, text: string): Promise<string> {
  const drawing = turn.then(async () => {
    const mermaid = await loadMermaid();
    const { svg } = await mermaid.render(id, text);
    return svg;
  });
  turn = Promise.allSettled([drawing]);
  return drawing;
}

/**
 * Begins to load Mermaid where a diagram will soon be wanted, unless it is likely to be shown as it was
 * drawn before; whoever draws hears of a failure.
 */
export function preloadMermaid(): void {
  openDrawings();
  if (isPlaceDrawn()) return;
  startElk();
  loadMermaid().catch(() => undefined);
}

function loadMermaid(): Promise<Mermaid> {
  loading ??= startMermaid().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function startMermaid(): Promise<Mermaid> {
  const [{ default: mermaid }, packs] = await Promise.all([
    import('mermaid'),
    Promise.all(iconPacks.map(readIconPack)),
    Promise.all(drawnFonts.map((font) => document.fonts.load(font))),
  ]);
  mermaid.registerLayoutLoaders([elkLayout(packs)]);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    deterministicIds: true,
    suppressErrorRendering: true,
    maxTextSize: 200_000,
  });
  await mermaid.parse(smallestFlowchart);
  return mermaid;
}
