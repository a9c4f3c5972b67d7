/** Which frames are folded into one node: those named, or all but those named. */
export interface Folding {
  readonly all: boolean;
  /** Mermaid ids of the frames that are not as the others. */
  readonly except: ReadonlySet<string>;
}

export const nothingFolded: Folding = { all: false, except: new Set() };
export const allFolded: Folding = { all: true, except: new Set() };

/** Whether the frame of a Mermaid id is folded. */
export function isFolded({ all, except }: Folding, frame: string): boolean {
  return all !== except.has(frame);
}

/** Folds a frame that is not folded, and unfolds one that is. */
export function withToggled({ all, except }: Folding, frame: string): Folding {
  const others = [...except].filter((other) => other !== frame);
  return { all, except: new Set(except.has(frame) ? others : [...others, frame]) };
}
