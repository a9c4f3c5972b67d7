import { parseConfig } from '#lib/config/config.ts';
import { DataDirectoryInUse } from '#lib/db/data-lock.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { getLog } from '#lib/log/log.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import { operationNames } from '#lib/metrics/operation-names.ts';
import { getRuntime } from './get-runtime.ts';
import { closeAtEnd } from './lifecycle.ts';

/**
 * Starts the runtime with the server, which closes it when the process is told to end. What the
 * operator can mend is one sentence on standard error, and exit code 1.
 */
export async function startServer(): Promise<void> {
  const result = parseConfig(process.env);
  if (!result.ok) return give(result.problems.join('\n'));
  try {
    const runtime = await getRuntime();
    metrics().nameOperations(operationNames(endpoints));
    closeAtEnd(() => runtime.close());
  } catch (error) {
    if (error instanceof DataDirectoryInUse) return give(error.message);
    getLog().fatal({ err: error }, 'Strata could not start');
    return give(`Strata could not start: ${error instanceof Error ? error.message : error}`);
  }
}

function give(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
