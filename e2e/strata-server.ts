import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyPreparedDatabase } from '#lib/db/prepared-database-for-tests.ts';
import { waitUntilHealthy } from '../scripts/wait-until-healthy.ts';
import { freePort } from './free-port.ts';
import { administrator, type SignedIn, signIn } from './sign-in.ts';

interface Settings {
  /** How many times faster than AWS. */
  readonly speed: number;
  readonly logLevel?: string;
  /** The app's port; a free one unless said. */
  readonly port?: number;
  /** More of its environment, or other than usual. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A whole Strata of its own: app, database and local AWS, on free ports and a new directory. */
export class StrataServer {
  readonly url: string;
  readonly awsUrl: string;
  readonly #dataDir: string;
  readonly #env: NodeJS.ProcessEnv;
  #app: ChildProcess | undefined;
  #localAws: ChildProcess | undefined;
  #operator: SignedIn | undefined;

  private constructor(dataDir: string, port: number, awsPort: number, settings: Settings) {
    this.#dataDir = dataDir;
    this.url = `http://127.0.0.1:${port}`;
    this.awsUrl = `http://127.0.0.1:${awsPort}`;
    this.#env = {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      LOCAL_AWS_PORT: String(awsPort),
      LOCAL_AWS_SPEED: String(settings.speed),
      STRATA_DATA_DIR: dataDir,
      STRATA_CLOUD: 'local',
      DATABASE_URL: '',
      LOG_LEVEL: settings.logLevel ?? 'warn',
      STRATA_ADMIN_EMAIL: administrator.email,
      STRATA_ADMIN_PASSWORD: administrator.password,
      STRATA_RATE_LIMIT: '0',
      STRATA_SIGN_IN_ATTEMPTS: '1000',
      ...settings.env,
    };
  }

  static async start(settings: Settings): Promise<StrataServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'strata-e2e-'));
    const server = new StrataServer(
      dataDir,
      settings.port ?? (await freePort()),
      await freePort(),
      settings,
    );
    await copyPreparedDatabase(dataDir, 'migrated');
    server.#localAws = server.#spawn('local-aws', ['local-aws/main.ts']);
    try {
      await server.startApp();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** The first administrator, signed in once. */
  async operator(): Promise<SignedIn> {
    this.#operator ??= await signIn(this.url, administrator);
    return this.#operator;
  }

  /** Sends a request as the first administrator. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const { cookie } = await this.operator();
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return fetch(`${this.url}${path}`, { ...init, headers });
  }

  /** Starts the app; ahead of time where it is to find that much has passed. */
  async startApp({ aheadMs = 0 }: { readonly aheadMs?: number } = {}): Promise<void> {
    const clock = new URL('clock-ahead.mjs', import.meta.url).href;
    const ahead = { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD_MS: String(aheadMs) };
    this.#app = this.#spawn('app', ['scripts/app.ts'], aheadMs > 0 ? ahead : {});
    await Promise.race([waitUntilHealthy(`${this.url}/api/v1/health`), this.#earlyEnd(this.#app)]);
  }

  /** Rejects with what the app has logged, where it ends before it is healthy. */
  async #earlyEnd(app: ChildProcess): Promise<never> {
    await once(app, 'exit');
    throw new Error(`The app ended: ${(await this.log()).slice(-2_000)}`);
  }

  /** What the app has logged. */
  log(): Promise<string> {
    return readFile(join(this.#dataDir, 'app.log'), 'utf8');
  }

  /** Ends the app as a crash does: `kill -9`. */
  async killApp(): Promise<void> {
    await end(this.#app, 'SIGKILL');
  }

  async stop(): Promise<void> {
    await Promise.all([end(this.#app, 'SIGTERM'), end(this.#localAws, 'SIGTERM')]);
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  #spawn(name: string, args: readonly string[], more: NodeJS.Dict<string> = {}): ChildProcess {
    const child = spawn(process.execPath, args, {
      env: { ...this.#env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(this.#dataDir, `${name}.log`), { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    if (process.env.STRATA_E2E_LOG) child.stderr?.pipe(process.stderr, { end: false });
    return child;
  }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
