import type { ParkingResult, ParkingStep } from '#lib/api/parking.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { startOperation } from '#lib/operations/start-operation.ts';

/** One after another, each as an operation of its own; what is refused does not keep back the others. */
export async function performSteps(
  ctx: Context,
  name: string,
  steps: readonly ParkingStep[],
): Promise<ParkingResult> {
  const result: ParkingResult = { done: [], refused: [] };
  for (const step of steps) {
    const { resource, resourceName, action, input } = step;
    try {
      await startOperation(ctx, {
        name,
        resource,
        action,
        confirm: resourceName,
        ...(isRecord(input) && { input }),
      });
      result.done.push(step);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      result.refused.push({ step, reason: error.message });
    }
  }
  return result;
}

function isRecord(input: ParkingStep['input']): input is Record<string, ParkingStep['input']> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
