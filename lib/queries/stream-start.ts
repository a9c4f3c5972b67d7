import { createContext } from 'react';

/**
 * Where the first live stream of a document goes on: after an event that is older than everything that
 * the document has read, so that nothing needs to be read again. A later stream begins anew.
 */
export class StreamStart {
  #sequence: number | undefined;

  /** @param sequence - Sequence of the live event, as the page brought it. */
  constructor(sequence?: number) {
    this.#sequence = sequence;
  }

  /** The sequence, the first time; undefined from then on. */
  take(): number | undefined {
    const sequence = this.#sequence;
    this.#sequence = undefined;
    return sequence;
  }
}

export const StreamStartContext = createContext(new StreamStart());
