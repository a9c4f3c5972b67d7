import { ApiError } from '#lib/queries/call-api.ts';
import type { Invocation } from './command.ts';

const pauseMs = 2_000;
/** About two minutes, in which a server has started again. */
const mostFailures = 60;

/**
 * Asks for something that changes nothing, again where nobody answers or the answer is that it may work later.
 * Throws what is refused, and the last failure of many in a row.
 */
export async function askAgain<Answer>(
  { pause }: Pick<Invocation, 'pause'>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      if (failures === mostFailures || !mayWorkLater(error)) throw error;
    }
    await pause(pauseMs);
  }
}

function mayWorkLater(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}
