import type { Mermaid } from 'mermaid';
import { iconPacks, readIconPack } from './icon-pack.ts';

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

/** Begins to load Mermaid where a diagram will soon be wanted; whoever draws hears of a failure. */
export function preloadMermaid(): void {
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
    Promise.all(iconPacks.map(async (name) => ({ name, icons: await readIconPack(name) }))),
  ]);
  mermaid.registerIconPacks(packs);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    deterministicIds: true,
    suppressErrorRendering: true,
    maxTextSize: 200_000,
  });
  await document.fonts.ready;
  return mermaid;
}
