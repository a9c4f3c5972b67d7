import type { Condition, Predicate } from '@aws-sdk/client-glue';

/** How the latest run of a job or a crawler came out; its state is absent while it has not ended. */
export interface Outcome {
  readonly runId: string;
  readonly state?: string;
}

/** The runs that meet a predicate; undefined while it is not met. */
export function metBy(
  { Conditions = [], Logical = 'AND' }: Predicate,
  outcomeOf: (condition: Condition) => Outcome | undefined,
): Outcome[] | undefined {
  const met = Conditions.map((condition) => {
    const outcome = outcomeOf(condition);
    const wanted = condition.JobName ? condition.State : condition.CrawlState;
    return outcome?.state !== undefined && outcome.state === wanted ? outcome : undefined;
  });
  const found = met.filter((outcome) => outcome !== undefined);
  const needed = Logical === 'ANY' ? 1 : Math.max(1, Conditions.length);
  return found.length >= needed ? found : undefined;
}
