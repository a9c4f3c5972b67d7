import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../e2e/free-port.ts';
import { waitUntilHealthy } from '../scripts/wait-until-healthy.ts';

/** Fast enough that nothing of AWS's own takes time, and that no limit of calls is reached. */
const utmostSpeed = 10_000;

/** Starts a local AWS in a process of its own, with an empty directory, hands over its URL, and stops it. */
export async function withLocalEndpoint<T>(
  use: (url: string) => Promise<T>,
  speed = utmostSpeed,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'strata-bench-'));
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['local-aws/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      LOCAL_AWS_PORT: String(port),
      LOCAL_AWS_SPEED: String(speed),
      STRATA_DATA_DIR: dataDir,
    },
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    await waitUntilHealthy(`${url}/_local/health`);
    return await use(url);
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}
