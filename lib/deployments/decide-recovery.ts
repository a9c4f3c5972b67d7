import { type Action, nothingSeen, type Observation, type Recovery, type Run } from './model.ts';
import { recoveriesOf, stackStatusMeaning } from './stack-statuses.ts';

/** Brings failed stacks back, each by itself. */
export function decideRecovery(
  { runs }: { readonly runs: readonly Run[] },
  observations: ReadonlyMap<string, Observation>,
): Action[] {
  return runs.flatMap((run): Action[] => {
    const seen = observations.get(run.layer) ?? nothingSeen;
    if (run.status === 'applying') return awaitRecovery(run, seen);
    return run.status === 'pending' ? startRecovery(run, seen) : [];
  });
}

/** What a process that ended before it could record it has asked for already shows in the stack. */
function startRecovery({ layer, recovery }: Run, { stack }: Observation): Action[] {
  if (!recovery) return fail(layer, 'Nothing says how the stack is to be brought back.');
  if (isReached(recovery, stack?.status)) return [{ kind: 'set-run', layer, status: 'succeeded' }];
  if (!stack) return fail(layer, 'The stack does not exist any more.');
  const { phase } = stackStatusMeaning(stack.status);
  if (phase === 'rolling-back' || phase === 'deleting' || phase === 'working') {
    return [{ kind: 'set-run', layer, status: 'applying' }];
  }
  return recoveriesOf(stack.status).includes(recovery.kind)
    ? [{ kind: 'recover-stack', layer, recovery }]
    : fail(layer, `The stack is ${stack.status} now, which this does not mend.`);
}

/** A stack that failed counts only once its events show that it has moved since it was asked to. */
function awaitRecovery({ layer, recovery }: Run, { stack, begun }: Observation): Action[] {
  if (recovery && isReached(recovery, stack?.status)) {
    return [{ kind: 'set-run', layer, status: 'succeeded' }];
  }
  const phase = stack && stackStatusMeaning(stack.status).phase;
  if (phase === 'rolling-back' || phase === 'deleting' || phase === 'working') return [];
  if (stack && !begun) return [];
  return fail(layer, stack?.reason ?? 'CloudFormation could not bring the stack back.');
}

function isReached({ kind }: Recovery, status: string | undefined): boolean {
  const phase = status && stackStatusMeaning(status).phase;
  if (kind === 'delete') return !phase || phase === 'deleted';
  return phase === 'rolled-back';
}

function fail(layer: string, reason: string): Action[] {
  return [{ kind: 'set-run', layer, status: 'failed', reason }];
}
