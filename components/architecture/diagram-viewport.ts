import { type Selection, select } from 'd3-selection';
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { type Box, fitBox, moveIntoView } from './fit-box.ts';
import { replaceDrawing } from './replace-drawing.ts';

const step = 1.3;
const panPixels = 60;
const scales: [number, number] = [0.1, 4];

/**
 * Pan and zoom of a drawing in its frame: drag, pinch, Ctrl and wheel, arrow keys, `+`, `-` and `0`.
 * Until the operator moves it the drawing stays fitted; after that, where the operator put it.
 */
export class DiagramViewport {
  readonly #frame: HTMLElement;
  readonly #selection: Selection<HTMLElement, unknown, null, undefined>;
  readonly #zoom: ZoomBehavior<HTMLElement, unknown>;
  readonly #sizes: ResizeObserver;
  #svg: SVGSVGElement | undefined;
  #box: Box = { x: 0, y: 0, width: 1, height: 1 };
  #fitted = true;

  constructor(frame: HTMLElement) {
    this.#frame = frame;
    this.#zoom = zoom<HTMLElement, unknown>()
      .scaleExtent(scales)
      .clickDistance(4)
      .filter((event: Event) => this.#takes(event))
      .on('zoom', ({ transform, sourceEvent }) => {
        if (sourceEvent) this.#setFitted(false);
        this.#place(transform);
      });
    this.#selection = select(frame);
    this.#selection.call(this.#zoom).on('dblclick.zoom', null);
    this.#sizes = new ResizeObserver(() => this.#fitted && this.fit());
    this.#sizes.observe(frame);
    frame.addEventListener('keydown', this.#onKey);
    frame.addEventListener('focusin', this.#onFocus);
    this.#setFitted(true);
  }

  /** Puts a drawing into the frame in place of the one before, and leaves the view where it is. */
  mount(svg: SVGSVGElement): void {
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#box = { x, y, width, height };
    svg.dataset.viewBox = svg.getAttribute('viewBox') ?? '';
    svg.removeAttribute('viewBox');
    svg.removeAttribute('style');
    svg.setAttribute('width', '100%');
    svg.setAttribute('height', '100%');
    this.#svg = svg;
    replaceDrawing(this.#frame, svg);
    if (this.#fitted) this.fit();
    else this.#place(this.#transform());
  }

  fit(): void {
    const { x, y, scale } = fitBox(this.#box, this.#size());
    this.#setFitted(true);
    this.#zoom.transform(this.#selection, zoomIdentity.translate(x, y).scale(scale));
  }

  zoomIn(): void {
    this.#scaleBy(step);
  }

  zoomOut(): void {
    this.#scaleBy(1 / step);
  }

  dispose(): void {
    this.#sizes.disconnect();
    this.#selection.on('.zoom', null);
    this.#frame.removeEventListener('keydown', this.#onKey);
    this.#frame.removeEventListener('focusin', this.#onFocus);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  readonly #actions: Readonly<Record<string, () => void>> = {
    '+': () => this.zoomIn(),
    '=': () => this.zoomIn(),
    '-': () => this.zoomOut(),
    '0': () => this.fit(),
    ArrowLeft: () => this.#panBy(panPixels, 0),
    ArrowRight: () => this.#panBy(-panPixels, 0),
    ArrowUp: () => this.#panBy(0, panPixels),
    ArrowDown: () => this.#panBy(0, -panPixels),
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const { target } = event;
    if (!(target instanceof SVGElement) || !target.matches(':focus-visible')) return;
    const [element, frame] = [target.getBoundingClientRect(), this.#frame.getBoundingClientRect()];
    const { x, y } = moveIntoView(
      {
        x: element.x - frame.x,
        y: element.y - frame.y,
        width: element.width,
        height: element.height,
      },
      frame,
    );
    if (!this.#fitted && (x !== 0 || y !== 0)) this.#panBy(x, y);
  };

  /** A fitted drawing leaves one finger to the page, so that the page can be scrolled past it. */
  #takes(event: Event): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
    if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey;
    if (window.TouchEvent && event instanceof TouchEvent) {
      return !this.#fitted || event.touches.length > 1;
    }
    return true;
  }

  #scaleBy(factor: number): void {
    this.#setFitted(false);
    this.#zoom.scaleBy(this.#selection, factor);
  }

  #panBy(x: number, y: number): void {
    const { k } = this.#transform();
    this.#setFitted(false);
    this.#zoom.translateBy(this.#selection, x / k, y / k);
  }

  #setFitted(fitted: boolean): void {
    this.#fitted = fitted;
    this.#frame.style.touchAction = fitted ? 'pan-x pan-y' : 'none';
  }

  #transform(): ZoomTransform {
    return zoomTransform(this.#frame);
  }

  #place(transform: ZoomTransform): void {
    this.#svg?.querySelector(':scope > g')?.setAttribute('transform', transform.toString());
  }

  #size() {
    return { width: this.#frame.clientWidth, height: this.#frame.clientHeight };
  }
}
