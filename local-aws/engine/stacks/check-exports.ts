import type { OutputRecord } from './stack-record.ts';

export interface OtherStacks {
  /** The name of the other stack that has this export already. */
  exporterOf(exportName: string): string | undefined;
  importersOf(exportName: string): readonly string[];
}

/** Why a stack may not have these outputs: an export is another stack's, or in use and about to change. */
export function exportProblem(
  before: readonly OutputRecord[],
  after: readonly OutputRecord[],
  others: OtherStacks,
): string | undefined {
  const next = new Map(
    after.flatMap(({ exportName, value }) => (exportName ? [[exportName, value]] : [])),
  );
  for (const name of next.keys()) {
    const owner = others.exporterOf(name);
    if (owner !== undefined)
      return `Export with name ${name} is already exported by stack ${owner}.`;
  }
  for (const { exportName, value } of before) {
    if (exportName === undefined || next.get(exportName) === value) continue;
    const importers = others.importersOf(exportName);
    const change = next.has(exportName) ? 'updated' : 'deleted';
    if (importers.length > 0) {
      return `Export ${exportName} cannot be ${change} as it is in use by ${importers.join(' and ')}`;
    }
  }
  return undefined;
}
