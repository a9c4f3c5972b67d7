/** What a diagram shows and how large it is, before anything has a place. Lengths are pixels. */
export interface MeasuredDiagram {
  readonly direction: 'UP' | 'DOWN' | 'LEFT' | 'RIGHT';
  readonly elements: readonly MeasuredElement[];
  readonly arrows: readonly MeasuredArrow[];
}

export type MeasuredElement = MeasuredNode | MeasuredFrame;

export interface Label {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

interface Measured {
  readonly id: string;
  /** Of the element in the document. */
  readonly domId: string;
  readonly classes: readonly string[];
  readonly label: Label;
}

export interface MeasuredNode extends Measured {
  readonly kind: 'node';
  /** Of its pack, as `aws:bucket`. */
  readonly icon?: string;
  readonly width: number;
  readonly height: number;
}

export interface MeasuredFrame extends Measured {
  readonly kind: 'frame';
  readonly children: readonly MeasuredElement[];
}

export interface MeasuredArrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** An invisible one only says what stands before what. */
  readonly look: 'solid' | 'dotted' | 'thick' | 'invisible';
  readonly label?: Label;
}

/** Icons are this wide and high, on a tile with some room around them. */
export const iconSize = 48;
export const tileSize = 60;
/** Between tile and label. */
export const labelGap = 8;
