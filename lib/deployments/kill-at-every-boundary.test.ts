import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '#lib/context/context.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { deploymentsOf } from './deployments-for-tests.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment } from './read-deployments.ts';
import { type StackTally, stackTallies } from './stack-tallies-for-tests.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const name = 'killed';
/** Which need three others, one of them a chain, and read files that are uploaded first. */
const top = 'etl';
const speed = 10_000;
const absence = await whyNoPostgres();

let server: PostgresServer | undefined;

beforeAll(async () => {
  server = absence ? undefined : await startPostgres();
});

afterAll(() => server?.stop());

/** What a deployment has left behind, in what matters to whoever asked for it. */
interface Outcome {
  readonly deployment: object;
  readonly stacks: readonly StackTally[];
  readonly calls: Readonly<Record<string, number>>;
}

/** Nobody takes up the request here: the processes that the test starts do. */
function withoutEngine(ctx: Context): Context {
  return { ...ctx, queue: { enqueue: async () => undefined, wake: () => undefined } };
}

/** Deploys four layers in processes that `failpoints`, a file, tells where to end; counts those. */
async function deployInProcesses(database: string, withFailpoints: boolean) {
  const databaseUrl = await server?.createDatabase(database);
  let test = await startTestRuntime({ speed, ...(databaseUrl && { databaseUrl }) });
  await deploymentsOf(test).create(name);
  const { id } = await planDeployment(withoutEngine(test.ctx), {
    name,
    layers: [top],
    apply: true,
  });
  await test.runtime.close();
  const processes = new Processes(test, {
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(withFailpoints && { STRATA_FAILPOINTS: join(test.dataDir, 'failpoints') }),
  });
  await writeFile(join(test.dataDir, 'failpoints'), '');
  let kills = 0;
  while ((await processes.drive(id)) === 'SIGKILL') kills += 1;
  await processes.close();
  const boundaries = (await readFile(join(test.dataDir, 'failpoints'), 'utf8')).trim().split('\n');
  test = await test.another();
  const outcome = await outcomeOf(test, id);
  await test.close();
  return { kills, boundaries, outcome };
}

/** Driving processes, the next of which is loading while one drives. */
class Processes {
  readonly #env: NodeJS.ProcessEnv;
  readonly #spare: ChildProcess[] = [];

  constructor(test: TestRuntime, more: NodeJS.Dict<string>) {
    this.#env = {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      STRATA_CLOUD: 'local',
      LOCAL_AWS_PORT: String(test.localAws.port),
      LOCAL_AWS_SPEED: String(speed),
      STRATA_DATA_DIR: test.dataDir,
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: 'node_modules/.cache/strata/compiled',
      ...more,
    };
  }

  /** Lets the next process drive, and tells how it ended. */
  async drive(id: string): Promise<'settled' | 'SIGKILL'> {
    while (this.#spare.length < 2) this.#spare.push(this.#start());
    const child = this.#spare.shift();
    if (!child) throw new Error('There is no process');
    const exited = once(child, 'exit');
    child.send(id);
    const [code, signal] = await exited;
    if (signal === 'SIGKILL') return signal;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    return 'settled';
  }

  async close(): Promise<void> {
    for (const child of this.#spare) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
  }

  #start(): ChildProcess {
    const program = new URL('drive-process-for-tests.ts', import.meta.url);
    return fork(program, { env: this.#env, execArgv: [], stdio: 'inherit' });
  }
}

async function outcomeOf(test: TestRuntime, id: string): Promise<Outcome> {
  const { layers, status, failure } = await getDeployment(test.ctx, { id });
  const response = await fetch(`${test.localAws.url}/_local/calls`);
  const { counts }: { counts: Record<string, number> } = await response.json();
  return {
    deployment: {
      status,
      failure,
      layers: layers.map(({ layer, status, changes }) => ({
        layer,
        status,
        changes: changes?.map(({ logicalId, action }) => `${action} ${logicalId}`),
      })),
    },
    stacks: await stackTallies(test.localAws.url),
    calls: Object.fromEntries(Object.entries(counts).filter(([call]) => changing.test(call))),
  };
}

/**
 * What may not be asked for twice. CreateChangeSet may, by the same name and token, which makes one
 * change set of it; how many there are is counted by their list.
 */
const changing = /^(S3|CloudFormation)\.(?!CreateChangeSet|Describe|Get|Head|List)/;

/**
 * Where it must have been killed at the least. Of two layers that are acted on at the same time the one
 * that is answered first ends the process, and the other need not be asked for again.
 */
const necessary = ['access', 'etl']
  .flatMap((layer) => [`acted create-change-set ${layer}`, `acted execute-change-set ${layer}`])
  .concat([' decided', ' recording', ' recorded']);

describe(`a deployment whose process is killed${absence ? ` (embedded: ${absence})` : ''}`, () => {
  it('at every boundary of every step ends as one that nothing disturbs', async () => {
    const undisturbed = await deployInProcesses('undisturbed', false);
    const killed = await deployInProcesses('killed', true);
    expect(undisturbed.kills).toBe(0);
    expect(undisturbed.outcome.deployment).toMatchObject({ status: 'succeeded' });
    expect(undisturbed.outcome.stacks).toHaveLength(4);
    for (const stack of undisturbed.outcome.stacks) {
      expect(stack).toMatchObject({ status: 'CREATE_COMPLETE', executions: 1, changeSets: 1 });
    }
    expect(killed.outcome).toEqual(undisturbed.outcome);
    const missing = necessary.filter(
      (end) => !killed.boundaries.some((each) => each.endsWith(end)),
    );
    expect(missing).toEqual([]);
    expect(killed.kills).toBe(killed.boundaries.length);
  });
});
