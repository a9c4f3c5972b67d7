import type { DiagramView } from '#lib/diagrams/diagram-view.ts';
import { framesFromLeft, prepareDrawing, updateDrawing } from './decorate-drawing.ts';
import type { ElementDescription } from './describe-elements.ts';
import { drawMermaid } from './load-mermaid.ts';

export interface Painting {
  readonly view: DiagramView;
  readonly descriptions: ReadonlyMap<string, ElementDescription>;
  readonly revision: number;
  /** Another text of the same view, where the frames drawn from left to right are in the wrong order. */
  rearranged(frames: readonly string[]): DiagramView | undefined;
}

interface PainterOptions {
  /** Begins every id in the SVG; unique on the page. */
  readonly id: string;
  /** Called with each drawing before it takes the place of the one before. */
  onDrawn(svg: SVGSVGElement): void;
  /** Called when what is visible has become that of a painting. */
  onShown(painting: Painting): void;
  onFailed(cause: unknown): void;
}

/**
 * Keeps one drawing current. A change of states alone is made in it; another structure is drawn anew
 * while the old drawing stays, and whatever came meanwhile is drawn after.
 */
export class DiagramPainter {
  readonly #options: PainterOptions;
  #wanted: Painting | undefined;
  #drawn: { readonly svg: SVGSVGElement; readonly structureKey: string } | undefined;
  #drawing = false;
  #drawings = 0;
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
        let svg = await this.#drawOnce(view);
        const rearranged = painting.rearranged(framesFromLeft(svg));
        if (rearranged && !this.#stopped) svg = await this.#drawOnce(rearranged);
        if (this.#stopped) return;
        this.#drawn = { svg, structureKey: view.structureKey };
        updateDrawing(svg, view, painting.descriptions);
        this.#options.onDrawn(svg);
        this.#options.onShown(painting);
      }
    } catch (cause) {
      if (!this.#stopped) this.#options.onFailed(cause);
    } finally {
      this.#drawing = false;
    }
  }

  async #drawOnce(view: DiagramView): Promise<SVGSVGElement> {
    this.#drawings += 1;
    const svg = svgOf(await drawMermaid(`${this.#options.id}-${this.#drawings}`, view.text));
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

function svgOf(text: string): SVGSVGElement {
  const svg = document.createRange().createContextualFragment(text).querySelector('svg');
  if (!svg) throw new Error('Mermaid drew nothing');
  return svg;
}
