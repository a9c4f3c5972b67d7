import type { ResourceRecord } from '../stacks/stack-record.ts';
import type { Step } from './step.ts';

/** A resource before the operation: where it reverts drift with the properties that it really had. */
export function asFound<Known extends ResourceRecord | null | undefined>(
  { operation }: Pick<Step, 'operation'>,
  before: Known,
): Known {
  return before ? { ...before, ...operation.actual?.[before.logicalId] } : before;
}
