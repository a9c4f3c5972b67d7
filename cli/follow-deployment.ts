import type { Deployment } from '#lib/api/deployment-documents.ts';
import { getDeployment } from '#lib/api/deployments.ts';
import { type ApiServer, callApi } from '#lib/queries/call-api.ts';
import { askAgain } from './ask-again.ts';
import { exitCodes, type Invocation, type Outcome } from './command.ts';

const intervalMs = 1_000;
const moving: ReadonlySet<Deployment['status']> = new Set(['queued', 'planning', 'applying']);
const over: ReadonlySet<Deployment['status']> = new Set(['failed', 'cancelled', 'discarded']);

/** Looks again and again until a deployment moves no more by itself, and says what changes of it. */
export async function followDeployment(
  { server, say, pause }: Pick<Invocation, 'server' | 'say' | 'pause'>,
  id: string,
): Promise<Deployment> {
  const told = new Map<string, string>();
  for (;;) {
    const deployment = await askAgain({ pause }, () =>
      callApi(getDeployment, { params: { id } }, server),
    );
    for (const { layer, status } of deployment.layers) {
      if (told.get(layer) !== status && status !== 'pending') say(`${layer}: ${status}`);
      told.set(layer, status);
    }
    if (!movesByItself(deployment)) return deployment;
    await pause(intervalMs);
  }
}

/** What waits for its turn, and for nothing else, has it once the deployment ahead has ended. */
export function movesByItself({ status, needs }: Pick<Deployment, 'status' | 'needs'>): boolean {
  return moving.has(status) || (status === 'waiting' && needs.every(({ kind }) => kind === 'turn'));
}

/** What became of a deployment, with the exit code that says so. */
export function deploymentOutcome(server: ApiServer, deployment: Deployment): Outcome {
  const { status, environment, id, failure, needs } = deployment;
  const page = `${server.origin}/environments/${environment}/deployments/${id}`;
  const reason = failure ? `\n${failure.layer}: ${failure.reason}` : '';
  const waits = status === 'waiting' ? needs.map(({ text }) => `\n${text}`).join('') : '';
  return {
    exitCode: exitCodeOf(deployment),
    document: deployment,
    text: `${environment}: ${status}${reason}${waits}\n${page}`,
  };
}

/** A plan that does not hold any more is applied by nobody, however long it waits. */
function exitCodeOf({ status, needs }: Pick<Deployment, 'status' | 'needs'>): number {
  if (status !== 'waiting') return over.has(status) ? exitCodes.failed : exitCodes.done;
  return needs.some(({ kind }) => kind === 'new-plan') ? exitCodes.failed : exitCodes.waits;
}
