import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { ResourceGraph, SourceState } from '#lib/resources/graph.ts';

export type Reading<T> =
  | { readonly kind: 'answered'; readonly state: SourceState; readonly value: T }
  | { readonly kind: 'failed'; readonly state: SourceState };

export interface ReadingContext {
  readonly at: string;
  readonly previous: ResourceGraph | undefined;
}

/** Asks one source; a refusal or failure of AWS is an outcome, dated when the source last answered. */
export async function readSource<T>(
  { at, previous }: ReadingContext,
  source: string,
  ask: () => Promise<T>,
): Promise<Reading<T>> {
  try {
    return { kind: 'answered', state: { source, state: 'fresh', at }, value: await ask() };
  } catch (error) {
    const { code, message } = translateAwsError(error);
    const last = previous?.sources.find((state) => state.source === source)?.at ?? at;
    const state = code === 'aws-denied' ? 'denied' : 'stale';
    return { kind: 'failed', state: { source, state, at: last, message } };
  }
}
