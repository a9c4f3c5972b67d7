import type { StackResource } from '#lib/aws/stacks.ts';
import type { TaggedResource } from '#lib/aws/tagging.ts';
import type { SourceState } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';

export const environmentTag = 'strata:environment';
export const layerTag = 'strata:layer';

export interface LayerStack {
  readonly id: string;
  readonly stackName: string;
}

export interface LayerAnswer extends LayerStack {
  readonly resources: readonly StackResource[];
}

/** What AWS said of an environment, before it is made into a graph. */
export interface Answers {
  readonly at: string;
  readonly region: string;
  readonly accountId: string;
  readonly layers: readonly LayerAnswer[];
  readonly tagged: readonly TaggedResource[];
  readonly live: readonly LiveResource[];
  /** Types whose service answered: what it did not name does not exist. */
  readonly describedTypes: ReadonlySet<string>;
  readonly sources: readonly SourceState[];
}
