import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
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
  let server: Server | undefined;
  stopWhenTold(async () => {
    if (server) await closeServer(server, requestsTimeoutMs);
    await app.close();
    await closeNow();
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  server = createAppServer({
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
  try {
    await once(server, 'listening');
  } catch (error) {
    refuse(`Strata cannot listen on port ${port} of ${host}: ${messageOf(error)}`);
  }
}

/** 'disconnect': the process that started this one is gone, however it ended. */
function stopWhenTold(stop: () => Promise<void>): void {
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
    process.on(event, () => {
      if (stopSignal().aborted) return;
      setTimeout(() => process.exit(1), stopTimeoutMs).unref();
      beginStopping();
      stop().then(
        () => process.exit(0),
        (error: unknown) => refuse(`Strata did not end as it should: ${messageOf(error)}`),
      );
    });
  }
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main();
