import type { DiagramView } from '#lib/diagrams/diagram-view.ts';
import { fnv1a } from '#lib/diagrams/mermaid/escape.ts';
import { prepareDrawing, updateDrawing } from './decorate-drawing.ts';
import type { ElementDescription } from './describe-elements.ts';
import { isPlaceDrawn, notePlaceDrawn } from './drawn-places.ts';
import { keepDrawing, keptDrawing } from './kept-drawings.ts';
import { drawMermaid } from './load-mermaid.ts';

export interface Painting {
  readonly view: DiagramView;
  readonly descriptions: ReadonlyMap<string, ElementDescription>;
  readonly revision: number;
}

interface PainterOptions {
  /** Called with each drawing before it takes the place of the one before. */
  onDrawn(svg: SVGSVGElement): void;
  /** Called when what is visible has become that of a painting. */
  onShown(painting: Painting): void;
  onFailed(cause: unknown): void;
}

/**
 * Keeps one drawing current. A change of states alone is made in it; another structure is drawn anew
 * while the old drawing stays, and whatever came meanwhile is drawn after. What was drawn once in this
 * browser is shown from there: it holds no states, which are those of now in any case.
 */
export class DiagramPainter {
  readonly #options: PainterOptions;
  #wanted: Painting | undefined;
  #drawn: { readonly svg: SVGSVGElement; readonly structureKey: string } | undefined;
  #drawing = false;
  #stopped = false;

  constructor(options: PainterOptions) {
    this.#options = options;
  }

  show(painting: Painting): void {
    this.#wanted = painting;
    if (!this.#update() && !this.#drawing) void this.#draw();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #draw(): Promise<void> {
    this.#drawing = true;
    try {
      while (!this.#stopped && this.#wanted && !this.#update()) {
        const painting = this.#wanted;
        const { view } = painting;
        const svg = await this.#drawOnce(view);
        if (this.#stopped) return;
        this.#drawn = { svg, structureKey: view.structureKey };
        updateDrawing(svg, view, painting.descriptions);
        this.#options.onDrawn(svg);
        notePlaceDrawn();
        this.#options.onShown(painting);
      }
    } catch (cause) {
      if (!this.#stopped) this.#options.onFailed(cause);
    } finally {
      this.#drawing = false;
    }
  }

  async #drawOnce(view: DiagramView): Promise<SVGSVGElement> {
    const kept = isPlaceDrawn() ? await keptDrawing(view.structureKey) : undefined;
    const svg = svgOf(kept ?? (await drawNew(view)));
    prepareDrawing(svg, view);
    return svg;
  }

  /** False where the wanted structure is not the drawn one. */
  #update(): boolean {
    const [wanted, drawn] = [this.#wanted, this.#drawn];
    if (!wanted || !drawn || drawn.structureKey !== wanted.view.structureKey) return false;
    updateDrawing(drawn.svg, wanted.view, wanted.descriptions);
    this.#options.onShown(wanted);
    return true;
  }
}

/** The ids in a drawing are its structure's own, so that no other drawing on the page has them. */
async function drawNew({ structureKey, text }: DiagramView): Promise<string> {
  const svg = await drawMermaid(`drawing-${fnv1a(structureKey)}`, text);
  keepDrawing(structureKey, svg);
  return svg;
}

function svgOf(text: string): SVGSVGElement {
  const svg = document.createRange().createContextualFragment(text).querySelector('svg');
  if (!svg) throw new Error('Mermaid drew nothing');
  return svg;
}
