import type { Configuration } from '#lib/api/configuration.ts';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import type { Amount, Estimate } from '#lib/cost/estimate.ts';
import type { Delivery } from '#lib/diagrams/delivery.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';

/** What the platform costs, as far as somebody has reckoned it. */
export interface HandbookCosts {
  /** Whose prices they are and from when, as a sentence without its end. */
  readonly prices: string;
  /** USD a month by layer id, empty for what is of no layer; one that is not in it costs nothing. */
  readonly byLayer: Readonly<Record<string, Amount>>;
  readonly whole: Amount;
  /** The dearest first. */
  readonly resources: Estimate['resources'];
  /** Hours, gigabytes and the like that the amounts rest on, a sentence each. */
  readonly assumptions: readonly string[];
}

/** Everything that a handbook is made of. */
export interface HandbookFacts {
  readonly environment: EnvironmentDetail;
  /** What runs, as it was last seen. */
  readonly graph: ResourceGraph;
  readonly configuration: Configuration;
  /** What deploys it from outside. */
  readonly delivery: Delivery;
  /** Absent where nothing reckons costs; then they are told as unknown. */
  readonly costs?: HandbookCosts;
}
