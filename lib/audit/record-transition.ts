import type { Deployment } from '#lib/api/deployment-documents.ts';
import { takeAwsCalls } from '#lib/context/trace.ts';
import type { Tx } from '#lib/db/client.ts';
import { appendEntry } from './append-entry.ts';

interface Transition {
  readonly document: Deployment;
  /** The status that it had. */
  readonly before: string;
  readonly at: Date;
}

/** Records what the engine has brought a deployment to, with the calls that did, in the same transaction. */
export async function recordTransition(
  tx: Tx,
  { document, before, at }: Transition,
): Promise<void> {
  const { id, environment, status } = document;
  await appendEntry(tx, {
    at,
    actor: { name: 'engine', kind: 'system' },
    action: 'advanceDeployment',
    environment,
    target: id,
    change: { before: { status: before }, after: { status } },
    result: status === 'failed' ? 'failed' : 'done',
    awsCalls: takeAwsCalls(),
  });
}
