import { join } from 'node:path';
import { startLocalAws } from './server.ts';

const environment = process.env;
const port = Number(environment.LOCAL_AWS_PORT ?? 4566);
const speed = Number(environment.LOCAL_AWS_SPEED ?? 10);
const failureRate = Number(environment.LOCAL_AWS_FAILURE_RATE ?? 0);
const { LOCAL_AWS_ACCESS_KEY_ID: accessKeyId, LOCAL_AWS_SECRET_ACCESS_KEY: secretAccessKey } =
  environment;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function explain(cause: unknown): string {
  if (!(cause instanceof Error)) return `local-aws could not start: ${String(cause)}`;
  if ('code' in cause && cause.code === 'EADDRINUSE') {
    return `local-aws could not start: port ${port} is taken; set LOCAL_AWS_PORT to a free one.`;
  }
  return `local-aws could not start: ${cause.message}`;
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`LOCAL_AWS_PORT must be a port number, but is "${environment.LOCAL_AWS_PORT}".`);
}
if (!(speed > 0)) {
  fail(`LOCAL_AWS_SPEED must be a positive number, but is "${environment.LOCAL_AWS_SPEED}".`);
}
if (!(failureRate >= 0 && failureRate <= 1)) {
  fail(
    `LOCAL_AWS_FAILURE_RATE must be a number from 0 to 1, but is "${environment.LOCAL_AWS_FAILURE_RATE}".`,
  );
}

const endpoint = await startLocalAws({
  port,
  speed,
  failureRate,
  dataDir: join(environment.STRATA_DATA_DIR ?? '.data', 'local-aws'),
  ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  report: (error) => {
    const text = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`local-aws failed on a call: ${text}\n`);
  },
}).catch((cause: unknown) => fail(explain(cause)));

process.stdout.write(`local-aws listening on ${endpoint.url} (speed ×${speed})\n`);

const close = () => void endpoint.close().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
// Started by another process, it ends with that one however that ends.
process.once('disconnect', close);
