import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresServer {
  /** Makes an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Ends every connection, as a restart of the server does. */
  disconnectEverybody(): Promise<void>;
  /** Stops the server at once, and starts it again on the same port and data after a while. */
  restart(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Why this machine cannot run a PostgreSQL server, or undefined where it can. */
export async function whyNoPostgres(): Promise<string | undefined> {
  if (!(await findBinaries())) return 'no postgres binary on the path';
  if (!identityOfServer()) return 'root may not run PostgreSQL, and there is no user postgres';
  return undefined;
}

/** A PostgreSQL server of its own on a free port and a temporary directory. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = await findBinaries();
  const identity = identityOfServer();
  if (!binaries || !identity) throw new Error(await whyNoPostgres());
  const directory = await mkdtemp(join(tmpdir(), 'strata-postgres-'));
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(directory, identity.uid, identity.gid);
  }
  const data = join(directory, 'data');
  const options = { ...identity, cwd: directory, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'strata', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 100,
  };
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const run = () => runUntilReady(join(binaries, 'postgres'), args, options);
  let server = await run();
  const urlOf = (name: string) => `postgres://strata@127.0.0.1:${port}/${name}`;
  return {
    async createDatabase(name) {
      await execute(urlOf('postgres'), `CREATE DATABASE "${name}"`);
      return urlOf(name);
    },
    disconnectEverybody: () =>
      execute(
        urlOf('postgres'),
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
      ),
    async restart(downMs) {
      await end(server);
      await pause(downMs);
      server = await run();
    },
    async stop() {
      await end(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function runUntilReady(
  binary: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<ChildProcess> {
  const server = spawn(binary, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  if (!server.stderr) throw new Error('The server has no standard error');
  for await (const line of createInterface(server.stderr)) {
    if (line.includes('ready to accept connections')) break;
  }
  server.stderr.resume();
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  await exited;
}

async function execute(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The folder with `initdb` and `postgres`, which the path may only link to. */
async function findBinaries(): Promise<string | undefined> {
  for (const folder of ['/usr/local/bin', ...(process.env.PATH ?? '').split(delimiter)]) {
    const binary = await realpath(join(folder, 'postgres')).catch(() => undefined);
    if (binary) return dirname(binary);
  }
  return undefined;
}

/** PostgreSQL refuses to run as root. */
function identityOfServer(): { uid?: number; gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
