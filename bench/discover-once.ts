import { Writable } from 'node:stream';
import pino from 'pino';
import { awsProvider } from '#lib/aws/clients.ts';
import { discoverEnvironment } from '#lib/discovery/discover-environment.ts';

/** What one discovery took, measured in a process that does nothing else. */
export interface Discovered {
  readonly wallMs: number;
  /** Processor time of the product alone. */
  readonly processorMs: number;
  readonly resources: number;
  readonly relations: number;
  /** How often each operation was called, as `service operation`. */
  readonly calls: Readonly<Record<string, number>>;
  readonly restingMb: number;
  readonly peakMb: number;
  readonly failedSources: readonly string[];
}

/** Details that are read once a minute are due again. */
const laterMs = 120_000;

const [endpoint = '', environment = ''] = process.argv.slice(2);
const calls: Record<string, number> = {};
const log = pino(
  { level: 'debug' },
  new Writable({
    write(chunk, _encoding, done) {
      const { aws: call } = JSON.parse(String(chunk));
      const name = `${call?.service} ${call?.operation}`;
      if (call) calls[name] = (calls[name] ?? 0) + 1;
      done();
    },
  }),
);
const aws = awsProvider({ kind: 'local', endpoint, speed: 1 }, log)({ region: 'us-east-2' });
const discover = (name: string, now: Date) =>
  discoverEnvironment(
    { aws, clock: { now: () => now } },
    { environment: name, accountId: '000000000000', layers: [] },
  );

const begun = new Date();
await discover('nothing', begun);
const restingMb = residentMb();
for (const name of Object.keys(calls)) delete calls[name];
const startedMs = performance.now();
const usedBefore = process.cpuUsage();
const graph = await discover(environment, new Date(begun.getTime() + laterMs));
const wallMs = performance.now() - startedMs;
const used = process.cpuUsage(usedBefore);
const result: Discovered = {
  wallMs,
  processorMs: (used.user + used.system) / 1_000,
  resources: graph.nodes.length,
  relations: graph.relations.length,
  calls,
  restingMb,
  peakMb: process.resourceUsage().maxRSS / 1_024,
  failedSources: graph.sources.filter(({ state }) => state !== 'fresh').map(({ source }) => source),
};
process.stdout.write(JSON.stringify(result));

function residentMb(): number {
  return process.memoryUsage().rss / 1_048_576;
}
