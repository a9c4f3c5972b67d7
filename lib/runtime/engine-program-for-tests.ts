import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import pino from 'pino';
import { layerParameters } from '#lib/api/environments.ts';
import { parseConfig } from '#lib/config/config.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { getDeployment } from '#lib/deployments/read-deployments.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import type { EngineAnswer, EngineMeasures, EngineRequest } from './engine-process-for-tests.ts';
import { type Runtime, startRuntime } from './runtime.ts';

/** The product without its web server as a process: its parent tells it when to start and what to deploy. */
function main(): void {
  const starting = Promise.withResolvers<Runtime>();
  process.on('message', (request: EngineRequest) => {
    if (request.kind === 'start') start().then(starting.resolve, fail);
    else starting.promise.then((runtime) => perform(runtime, request)).catch(fail);
  });
  process.once('SIGTERM', () => {
    starting.promise.then((runtime) => runtime.close()).then(() => process.exit(0), fail);
  });
  process.once('disconnect', () => process.exit(1));
  countQueries();
  delay.enable();
  say({ kind: 'loaded' });
}

async function start(): Promise<Runtime> {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  const { config } = parsed;
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const runtime = await startRuntime({ config, log });
  say({ kind: 'started' });
  return runtime;
}

async function perform(runtime: Runtime, request: Exclude<EngineRequest, { kind: 'start' }>) {
  const ctx = runtime.contextFor({ name: 'tester' });
  if (request.kind === 'status') {
    const status = await getDeployment(ctx, request).then(
      (deployment) => deployment.status,
      () => 'unknown',
    );
    say({ kind: 'status', id: request.id, status });
    return;
  }
  if (request.kind === 'measure') {
    say({ kind: 'measured', ...measure() });
    return;
  }
  const { name } = request;
  if (request.kind === 'create') {
    const parameters = layerParameters.parse({});
    await createEnvironment(ctx, { name, region: 'us-east-2', tags: {}, parameters });
    say({ kind: 'created', name });
    return;
  }
  const { id } = await planDeployment(ctx, { name, layers: request.layers, apply: true });
  say({ kind: 'deploying', name, id });
}

let queries = 0;
const delay = monitorEventLoopDelay({ resolution: 10 });

/** Counts what is asked of the database by whatever asks it, all of which goes through node-postgres. */
function countQueries(): void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    queries += 1;
    return Reflect.apply(query, this, given);
  } as typeof query;
}

function measure(): EngineMeasures {
  const eventLoopP99Ms = delay.percentile(99) / 1e6;
  delay.reset();
  return { queries, eventLoopP99Ms, residentMb: process.memoryUsage.rss() / 2 ** 20 };
}

function say(answer: EngineAnswer): void {
  process.send?.(answer);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}

main();
