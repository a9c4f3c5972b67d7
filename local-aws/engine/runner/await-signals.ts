import { StepFailure } from '../../resources/provider.ts';
import { validationError } from '../cloudformation-error.ts';
import { evaluateObject } from '../intrinsics/evaluate.ts';
import { signalsOf } from '../stacks/signal-store.ts';
import { liveResources, stackInstance } from './desired-resource.ts';
import { pollSeconds, type Step } from './step.ts';

interface Expected {
  readonly count: number;
  readonly timeoutSeconds: number;
}

/**
 * Waits for the signals that a resource's creation policy asks for. Wording of failures as AWS's users quote it.
 * Source: "CreationPolicy attribute", CloudFormation template reference.
 */
export async function awaitSignals(step: Step): Promise<void> {
  const expected = expectedSignals(step);
  if (!expected) return;
  let waitedSeconds = 0;
  await step.settle(1, async () => {
    const signals = signalsOf(step.ctx.store, step.stackId, step.task.logicalId);
    const failure = signals.find(({ status }) => status === 'FAILURE');
    if (failure) {
      throw new StepFailure(`Received FAILURE signal with UniqueId ${failure.uniqueId}`);
    }
    const missing = expected.count - signals.length;
    if (missing <= 0) return true;
    waitedSeconds += pollSeconds;
    if (waitedSeconds < expected.timeoutSeconds) return false;
    throw new StepFailure(
      `Failed to receive ${missing} resource signal(s) within the specified duration`,
    );
  });
}

/** One signal within five minutes unless the policy says otherwise. */
function expectedSignals(step: Step): Expected | undefined {
  const instance = stackInstance(step);
  const declared = instance.template.resources[step.task.logicalId]?.resourceSignal;
  if (!declared) return undefined;
  const policy = evaluateObject(declared, instance.scope(liveResources(step)));
  return {
    count: Number(policy.Count ?? 1),
    timeoutSeconds: durationSeconds(String(policy.Timeout ?? 'PT5M')),
  };
}

/** `PT15M` and the like; throws AWS's error for what is no duration. */
function durationSeconds(duration: string): number {
  const [whole, hours, minutes, seconds] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  if (whole === undefined || duration === 'PT') {
    throw validationError(
      `Template error: Invalid Timeout ${duration} in CreationPolicy: it must be in ISO8601 duration format`,
    );
  }
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
