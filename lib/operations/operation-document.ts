import type { Operation } from '#lib/api/operations.ts';
import type { Operation as OperationRow, Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';

/** An operation as the API tells of it. */
export function toOperation(environment: string, row: OperationRow): Operation {
  return {
    id: row.id,
    environment,
    resourceId: row.resourceId,
    resourceType: row.resourceType,
    resourceName: row.resourceName,
    action: row.action,
    // Only `lib/operations` writes this column, in the words of the contract.
    status: row.status as Operation['status'],
    reason: row.reason,
    reference: row.reference,
    input: row.input as Operation['input'],
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Tells whoever watches what has become of operations. */
export async function publishOperations(
  tx: Tx,
  environment: string,
  rows: readonly OperationRow[],
): Promise<void> {
  await publish(
    tx,
    rows.map((row) => ({
      environmentName: environment,
      event: { kind: 'operation', data: toOperation(environment, row) } as const,
    })),
  );
}
