import type { ResourceStatus } from '../graph.ts';
import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** Glue's words for the state of an evaluation (Glue API, `TaskStatusType`), and one for none yet. */
export const rulesetStatuses: Readonly<Record<string, ResourceStatus>> = {
  'never evaluated': 'healthy',
  SUCCEEDED: 'healthy',
  STARTING: 'changing',
  RUNNING: 'changing',
  STOPPING: 'changing',
  STOPPED: 'stopped',
  FAILED: 'failed',
  TIMEOUT: 'failed',
};

/** Whether an evaluation of this state is still under way. */
export function isEvaluating(status: string | undefined): boolean {
  return rulesetStatuses[status ?? ''] === 'changing';
}

/** A ruleset is as well as its newest evaluation; how well the table did is its score. */
export function rulesetState(properties: Properties): string {
  return textAt(properties, 'Evaluations[].Status') ?? 'never evaluated';
}

/** Discovery tells why the newest evaluation failed, and of no other. */
export function rulesetReason(properties: Properties): string | undefined {
  return textAt(properties, 'Evaluations[].ErrorString');
}

interface TargetTable {
  readonly database: string;
  readonly table: string;
}

/** The table that a ruleset judges; undefined where it names none. */
export function targetTableOf(properties: Properties): TargetTable | undefined {
  const database = textAt(properties, 'TargetTable.DatabaseName');
  const table = textAt(properties, 'TargetTable.TableName');
  return database !== undefined && table !== undefined ? { database, table } : undefined;
}
