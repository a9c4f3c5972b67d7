import type { Failure } from './operation.ts';

/**
 * `The following resource(s) failed to create: [A, B]. ` for each kind of failure, as AWS words it; where
 * properties were refused, only that is told.
 */
export function failureSummary(failures: readonly Failure[]): string {
  const ids = (some: readonly Failure[]) => some.map(({ logicalId }) => logicalId).join(', ');
  const invalid = failures.filter((failure) => failure.invalid);
  if (invalid.length > 0) return `Validation failed for following resources: [${ids(invalid)}]. `;
  const byAction = Object.groupBy(failures, ({ action }) => action);
  return Object.entries(byAction)
    .map(([action, some]) => `The following resource(s) failed to ${action}: [${ids(some)}]. `)
    .join('');
}
