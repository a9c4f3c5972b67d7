import type { ChangeSetRecord } from '../../engine/changes/change-set-record.ts';
import { getChangeSet, listChangeSets } from '../../engine/changes/change-set-store.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { stackNamed } from './stack-lookup.ts';

/** The change set by ARN, or by name within a stack; wording as recorded in localstack `api/test_changesets.snapshot.json`. */
export function changeSetNamed(
  ctx: CallContext,
  nameOrId: string | undefined,
  stackName: string | undefined,
): ChangeSetRecord {
  const found = find(ctx, nameOrId ?? '', stackName);
  if (found) return found;
  throw new AwsError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
}

function find(
  ctx: CallContext,
  nameOrId: string,
  stackName: string | undefined,
): ChangeSetRecord | undefined {
  if (nameOrId.startsWith('arn:')) return getChangeSet(ctx.store, nameOrId);
  if (!stackName) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const stack = stackNamed(ctx, stackName, 'brackets');
  return listChangeSets(ctx.store).findLast(
    ({ name, stackId }) => name === nameOrId && stackId === stack.id,
  );
}
