import type { Flowchart } from './mermaid/flowchart.ts';
import type { DiagramTheme } from './mermaid/theme.ts';

/** What every view is drawn for. */
export interface DrawingOptions {
  readonly environment: string;
  readonly theme: DiagramTheme;
}

export interface RolledUpNode {
  /** Mermaid id of the node that stands for them; give it back in `expanded` to open it. */
  readonly node: string;
  readonly count: number;
  readonly what: string;
  readonly resourceIds: readonly string[];
  /** Whether they are all that is in a frame, and not more beside some that are drawn. */
  readonly inFrame?: boolean;
}

/** A view as it is drawn. */
export interface DiagramView extends Flowchart {
  readonly rolledUp: readonly RolledUpNode[];
}
