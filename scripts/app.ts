import { once } from 'node:events';
import { existsSync } from 'node:fs';
import next from 'next';
import { parseConfig } from '#lib/config/config.ts';
import { closeServer, createAppServer } from '#lib/http/app-server.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import { beginStopping, closeNow, stopSignal } from '#lib/runtime/lifecycle.ts';

/** After this a process that was told to end does, whatever is under way. */
const stopTimeoutMs = 10_000;
/** How long of that requests have. */
const requestsTimeoutMs = 5_000;

/** The app as it runs in production: `next start` with a server that knows who asks, and can end. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return refuse(parsed.problems.join('\n'));
  const { host, port, trustedProxies } = parsed.config;

  const app = next({ dev: false, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createAppServer({
    handle: (request, response) => handle(request, response),
    trustedProxies,
    stopping: stopSignal(),
    answered: (request, response, seconds) =>
      metrics().requestAnswered({
        method: request.method ?? '',
        target: request.url ?? '',
        status: response.writableFinished ? response.statusCode : undefined,
        seconds,
      }),
  });
  server.listen(port, host);
  await once(server, 'listening');

  const stop = async () => {
    if (stopSignal().aborted) return;
    setTimeout(() => process.exit(1), stopTimeoutMs).unref();
    beginStopping();
    await closeServer(server, requestsTimeoutMs);
    await app.close();
    await closeNow();
    process.exit(0);
  };
  // 'disconnect': the process that started this one is gone, however it ended.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
    process.once(event, () => {
      stop().catch((error: unknown) => {
        process.stderr.write(`Strata did not end as it should: ${error}\n`);
        process.exit(1);
      });
    });
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

await main();
