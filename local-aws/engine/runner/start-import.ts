import type { CallContext } from '../../service.ts';
import type { ChangeSetRecord } from '../changes/change-set-record.ts';
import type { StackRecord } from '../stacks/stack-record.ts';
import type { OperationRecord } from './operation.ts';
import { putOperation } from './operation-store.ts';
import { setStatus } from './stack-status.ts';
import { begin, type OperationOptions, provisionAll } from './start-operation.ts';

/** Starts taking existing resources into a stack, which may be new; answers the operation's id. */
export function startImport(
  ctx: CallContext,
  stack: StackRecord,
  { changes, definition }: Pick<ChangeSetRecord, 'changes' | 'definition'>,
  options: OperationOptions,
): string {
  const imports = Object.fromEntries(
    changes
      .filter(({ action }) => action === 'Import')
      .map(({ logicalId, physicalId = '' }) => [logicalId, { physicalId }]),
  );
  const operation: OperationRecord = {
    ...begin(ctx, stack, 'UPDATE_STACK', { ...options, onFailure: 'ROLLBACK' }),
    previous: stack.definition,
    imports,
  };
  putOperation(ctx.store, operation);
  const updatedAt = ctx.clock.now().toISOString();
  setStatus(ctx, operation, 'IMPORT_IN_PROGRESS', 'User Initiated', { definition, updatedAt });
  provisionAll(ctx, stack.id);
  return operation.id;
}
