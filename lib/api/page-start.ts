import type { SessionState } from './session.ts';

/** What a page brings with it, so that the browser need not ask. */
export interface PageStart {
  readonly session: SessionState;
  /** Sequence of a live event before everything that the page will read: its stream goes on from there. */
  readonly sequence: number;
}
