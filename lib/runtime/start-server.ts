import { parseConfig } from '#lib/config/config.ts';
import { DataDirectoryInUse } from '#lib/db/data-lock.ts';
import { getLog } from '#lib/log/log.ts';
import { getRuntime } from './get-runtime.ts';

const closeTimeoutMs = 10_000;

/**
 * Starts the runtime with the server and closes it with the process. What the operator can mend is
 * one sentence on standard error, and exit code 1.
 */
export async function startServer(): Promise<void> {
  const result = parseConfig(process.env);
  if (!result.ok) return give(result.problems.join('\n'));
  try {
    const runtime = await getRuntime();
    const close = () => {
      setTimeout(() => process.exit(1), closeTimeoutMs).unref();
      runtime.close().then(
        () => process.exit(0),
        (error: unknown) => {
          getLog().error({ err: error }, 'closing failed');
          process.exit(1);
        },
      );
    };
    // 'disconnect': the process that started this one is gone, however it ended.
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, close);
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
