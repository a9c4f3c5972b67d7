import type { HandbookPageId, HandbookSection } from '#lib/api/handbook.ts';
import type { HandbookFacts } from './facts.ts';

/** One page of a handbook: what it is called, and what it says of an environment. */
export interface PageDefinition {
  readonly id: HandbookPageId;
  readonly title: string;
  readonly summary: string;
  /** Pure; one after the other, where each takes its time. */
  sections(facts: HandbookFacts): Iterable<HandbookSection>;
}
