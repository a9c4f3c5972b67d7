import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type Config, parseConfig } from '#lib/config/config.ts';
import type { Context } from '#lib/context/context.ts';
import { placePreparedDatabase } from '#lib/db/prepared-database-for-tests.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../local-aws/server.ts';
import { type Runtime, startRuntime } from './runtime.ts';

export interface TestRuntime {
  readonly runtime: Runtime;
  readonly ctx: Context;
  readonly localAws: LocalAws;
  readonly dataDir: string;
  /** Starts the runtime again on the same data, as after a restart of the process. */
  restart(): Promise<TestRuntime>;
  /** Starts a second one beside it, which only a PostgreSQL server allows. */
  another(): Promise<TestRuntime>;
  close(): Promise<void>;
}

interface Options {
  /** How many times faster than AWS the local endpoint is. */
  readonly speed?: number;
  /** A PostgreSQL server; absent, the embedded database. */
  readonly databaseUrl?: string;
  /** Told of what sessions of roles ask the local endpoint for. */
  readonly witness?: LocalAwsOptions['witness'];
  /** Configuration beside what every test has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Puts something between the product and the local endpoint, and tells its port. */
  readonly through?: (localAws: LocalAws) => Promise<number>;
}

const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });

/** The product without its web server, on its own data directory and its own local AWS. */
export async function startTestRuntime({
  speed = 2_000,
  databaseUrl,
  witness,
  through,
  env,
}: Options = {}): Promise<TestRuntime> {
  const dataDir = await mkdtemp(join(tmpdir(), 'strata-test-'));
  const localAws = await startLocalAws({ port: 0, speed, ...(witness && { witness }) });
  const awsPort = (await through?.(localAws)) ?? localAws.port;
  const configFor = (directory: string) =>
    testConfig({
      STRATA_CLOUD: 'local',
      LOCAL_AWS_PORT: String(awsPort),
      LOCAL_AWS_SPEED: String(speed),
      STRATA_DATA_DIR: directory,
      DATABASE_URL: databaseUrl,
      STRATA_RATE_LIMIT: '0',
      ...env,
    });
  if (!databaseUrl) {
    await placePreparedDatabase(dataDir, 'migrated', async (directory) => {
      const runtime = await startRuntime({ config: configFor(directory), log });
      await runtime.close();
    });
  }
  return startOn(localAws, configFor(dataDir));
}

function testConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.config;
}

async function startOn(localAws: LocalAws, config: Config): Promise<TestRuntime> {
  const runtime = await startRuntime({ config, log });
  return {
    runtime,
    ctx: runtime.contextFor({ name: 'tester' }),
    localAws,
    dataDir: config.dataDir,
    restart: async () => {
      await runtime.close();
      return startOn(localAws, config);
    },
    another: () => startOn(localAws, config),
    close: async () => {
      await runtime.close();
      await localAws.close();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}
