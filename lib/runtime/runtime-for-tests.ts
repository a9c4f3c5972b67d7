import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { parseConfig } from '#lib/config/config.ts';
import type { Context } from '#lib/context/context.ts';
import { type LocalAws, startLocalAws } from '../../local-aws/server.ts';
import { type Runtime, startRuntime } from './runtime.ts';

export interface TestRuntime {
  readonly runtime: Runtime;
  readonly ctx: Context;
  readonly localAws: LocalAws;
  readonly dataDir: string;
  /** Starts the runtime again on the same data, as after a restart of the process. */
  restart(): Promise<TestRuntime>;
  close(): Promise<void>;
}

interface Options {
  /** How many times faster than AWS the local endpoint is. */
  readonly speed?: number;
}

/** The product without its web server, on its own data directory and its own local AWS. */
export async function startTestRuntime({ speed = 2_000 }: Options = {}): Promise<TestRuntime> {
  const dataDir = await mkdtemp(join(tmpdir(), 'strata-test-'));
  const localAws = await startLocalAws({ port: 0, speed });
  return startOn(localAws, dataDir, speed);
}

async function startOn(localAws: LocalAws, dataDir: string, speed: number): Promise<TestRuntime> {
  const parsed = parseConfig({
    STRATA_CLOUD: 'local',
    LOCAL_AWS_PORT: String(localAws.port),
    LOCAL_AWS_SPEED: String(speed),
    STRATA_DATA_DIR: dataDir,
  });
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const runtime = await startRuntime({ config: parsed.config, log });
  return {
    runtime,
    ctx: runtime.contextFor({ name: 'tester' }),
    localAws,
    dataDir,
    restart: async () => {
      await runtime.close();
      return startOn(localAws, dataDir, speed);
    },
    close: async () => {
      await runtime.close();
      await localAws.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
