export type Unit = 'ms' | 's' | 'MB' | 'calls' | 'calls a minute' | 'queries a minute' | 'ratio';

/** One published measurement. */
export interface Figure {
  /** Stays the same from run to run, so that results can be compared. */
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: Unit;
  /** The largest value that is good enough; absent for a mere fact. */
  readonly atMost?: number;
  /** How it was measured, and what it does not cover. */
  readonly note: string;
}

/** A figure as it is kept, with the day it was measured. */
export interface DatedFigure extends Figure {
  readonly benchmark: string;
  /** ISO 8601 date. */
  readonly date: string;
}

export interface Benchmark {
  readonly id: string;
  readonly title: string;
  measure(say: (text: string) => void): Promise<Figure[]>;
}
