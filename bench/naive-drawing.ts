import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { mermaidId } from '#lib/diagrams/mermaid/escape.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';

const script = join(import.meta.dirname, '..', 'node_modules', 'mermaid', 'dist', 'mermaid.min.js');

/** Every resource as a node and every relation as an arrow, nothing grouped or rolled up. */
export function naiveText({ nodes, relations }: ResourceGraph): string {
  const drawn = new Set(nodes.map(({ id }) => id));
  return [
    'flowchart LR',
    ...nodes.map(({ id, name }) => `  ${mermaidId(id)}["${name.replace(/\W+/g, ' ')}"]`),
    ...relations
      .filter(({ from, to }) => drawn.has(from) && drawn.has(to))
      .map(({ from, to }) => `  ${mermaidId(from)} --> ${mermaidId(to)}`),
  ].join('\n');
}

/** Milliseconds that Mermaid takes for such a text in the browser; Mermaid is loaded before. Rejects after `timeoutMs`. */
export async function drawNaively(page: Page, text: string, timeoutMs: number): Promise<number> {
  await page.goto('about:blank');
  await page.addScriptTag({ path: script });
  const drawing = page.evaluate(async (flowchart) => {
    const mermaid = Reflect.get(window, 'mermaid');
    mermaid.initialize({ startOnLoad: false, maxEdges: 100_000, maxTextSize: 100_000_000 });
    const startedMs = performance.now();
    const { svg } = await mermaid.render('naive', flowchart);
    document.body.innerHTML = svg;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - startedMs;
  }, text);
  const late = AbortSignal.timeout(timeoutMs);
  return Promise.race([
    drawing,
    new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error('Mermaid did not finish')));
    }),
  ]);
}
