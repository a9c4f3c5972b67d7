import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { EngineProcess } from '#lib/runtime/engine-process-for-tests.ts';
import { LocalCloud } from './local-cloud.ts';
import { withLocalEndpoint } from './local-endpoint.ts';

/** Engines without a web server to measure, on one database and one local AWS. */
export interface MeasuredEngines {
  readonly engines: readonly EngineProcess[];
  readonly cloud: LocalCloud;
}

/** Why several engines cannot be measured here, or undefined where they can. */
export const whyNotSeveral = whyNoPostgres;

/** Starts so many engines, hands them over, and stops them: one on the embedded database, more on a server. */
export async function withEngines<T>(
  { count, speed }: { readonly count: number; readonly speed: number },
  use: (measured: MeasuredEngines) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'strata-bench-'));
  let server: PostgresServer | undefined;
  const engines: EngineProcess[] = [];
  try {
    return await withLocalEndpoint(async (url) => {
      server = count > 1 ? await startPostgres() : undefined;
      const databaseUrl = await server?.createDatabase('bench');
      const awsPort = Number(new URL(url).port);
      for (let index = 0; index < count; index += 1) {
        const engine = new EngineProcess({ awsPort, speed, dataDir, databaseUrl });
        engines.push(engine);
        await engine.start();
      }
      return use({ engines, cloud: new LocalCloud(url) });
    }, speed);
  } finally {
    for (const engine of engines) await engine.stop();
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
