import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../e2e/free-port.ts';
import { waitUntilHealthy } from '../scripts/wait-until-healthy.ts';
import type { Benchmark, Figure } from './figure.ts';
import { isInstalled } from './is-installed.ts';
import { processTree } from './process-tree.ts';
import { median } from './statistics.ts';

const restarts = 3;
const settleMs = 5_000;

interface Start {
  readonly seconds: number;
  readonly appMb: number;
  readonly localAwsMb: number;
}

export const startUp: Benchmark = {
  id: 'start-up',
  title: 'Start and memory',
  measure: async (say) => {
    if (!isInstalled()) throw new Error('`npm start` would install first: run it once before.');
    const dataDir = await mkdtemp(join(tmpdir(), 'strata-bench-'));
    try {
      say('with an empty data directory');
      const first = await start(dataDir);
      say(`again, ${restarts} times`);
      const again: Start[] = [];
      for (let index = 0; index < restarts; index += 1) again.push(await start(dataDir));
      return figures(first, again);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

async function start(dataDir: string): Promise<Start> {
  const port = await freePort();
  const startedMs = performance.now();
  const child = spawn('npm', ['start'], {
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(port),
      LOCAL_AWS_PORT: String(await freePort()),
      STRATA_DATA_DIR: dataDir,
      STRATA_CLOUD: 'local',
      DATABASE_URL: '',
    },
  });
  try {
    await Promise.race([
      waitUntilHealthy(`http://127.0.0.1:${port}/api/v1/health`),
      failure(child),
    ]);
    const seconds = (performance.now() - startedMs) / 1_000;
    await pause(settleMs);
    return { seconds, ...memory(child) };
  } finally {
    await endGroup(child);
  }
}

async function failure(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`npm start ended with code ${code}`);
}

function memory({ pid }: ChildProcess): Omit<Start, 'seconds'> {
  const running = pid === undefined ? [] : processTree(pid);
  const of = (part: RegExp): number => {
    const found = running.filter(({ command }) => part.test(command));
    if (found.length === 0) throw new Error(`No process looks like ${part}`);
    return found.reduce((sum, { residentMb }) => sum + residentMb, 0);
  };
  return { appMb: of(/next-server|scripts\/app/), localAwsMb: of(/local-aws\/main/) };
}

/** Ctrl-C of a terminal: the whole group is told. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await ended;
}

function figures(first: Start, again: readonly Start[]): Figure[] {
  const middle = (of: (start: Start) => number) => median(again.map(of));
  return [
    {
      id: 'first-start',
      title: 'npm start to healthy, empty data directory',
      value: first.seconds,
      unit: 's',
      note: 'packages installed and app built; the database is created and migrated',
    },
    {
      id: 'next-start',
      title: 'npm start to healthy, again',
      value: middle(({ seconds }) => seconds),
      unit: 's',
      note: `median of ${restarts}`,
    },
    {
      id: 'app-memory',
      title: 'Memory of the app',
      value: middle(({ appMb }) => appMb),
      unit: 'MB',
      note: `resident, ${settleMs / 1_000} s after the start, the embedded database in it`,
    },
    {
      id: 'local-aws-memory',
      title: 'Memory of the embedded AWS endpoint',
      value: middle(({ localAwsMb }) => localAwsMb),
      unit: 'MB',
      note: 'resident, at the same time',
    },
  ];
}
