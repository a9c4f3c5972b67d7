import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export type EngineRequest =
  | { readonly kind: 'start' }
  | { readonly kind: 'status'; readonly id: string }
  | { readonly kind: 'measure' }
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'deploy'; readonly name: string; readonly layers: readonly string[] };

export type EngineAnswer =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'started' }
  | { readonly kind: 'status'; readonly id: string; readonly status: string }
  | { readonly kind: 'created'; readonly name: string }
  | { readonly kind: 'deploying'; readonly name: string; readonly id: string }
  | ({ readonly kind: 'measured' } & EngineMeasures);

export interface EngineMeasures {
  readonly residentMb: number;
  /** Since it was measured last. */
  readonly eventLoopP99Ms: number;
  /** Since it was started. */
  readonly queries: number;
}

export interface EngineSettings {
  readonly awsPort: number;
  readonly speed: number;
  readonly dataDir: string;
  /** Absent, the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined;
}

/** A process of its own that runs the engine. It has loaded its modules before it is told to start. */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  #said = '';

  constructor({ awsPort, speed, dataDir, databaseUrl }: EngineSettings) {
    this.#child = fork(new URL('engine-program-for-tests.ts', import.meta.url), {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH,
        STRATA_CLOUD: 'local',
        LOCAL_AWS_PORT: String(awsPort),
        LOCAL_AWS_SPEED: String(speed),
        STRATA_DATA_DIR: dataDir,
        STRATA_RATE_LIMIT: '0',
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
        NODE_COMPILE_CACHE: 'node_modules/.cache/strata/compiled',
        ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      },
    });
    this.#exited = once(this.#child, 'exit');
    this.#child.stderr?.on('data', (part) => {
      this.#said += part;
    });
  }

  /** What it has written to its standard error. */
  get said(): string {
    return this.#said;
  }

  async start(): Promise<this> {
    await this.#ask({ kind: 'start' }, 'started');
    return this;
  }

  async create(name: string): Promise<void> {
    await this.#ask({ kind: 'create', name }, 'created');
  }

  /** Creates an environment and deploys layers of it; resolves with the deployment's id once it is asked for. */
  async deploy(name: string, layers: readonly string[]): Promise<string> {
    await this.create(name);
    return this.deployExisting(name, layers);
  }

  async deployExisting(name: string, layers: readonly string[]): Promise<string> {
    const isIts = (answer: EngineAnswer) => 'name' in answer && answer.name === name;
    const { id } = await this.#ask({ kind: 'deploy', name, layers }, 'deploying', isIts);
    return id;
  }

  measures(): Promise<EngineMeasures> {
    return this.#ask({ kind: 'measure' }, 'measured');
  }

  /** Resolves once the deployment has succeeded. Throws after two minutes, unless said, and where it ends otherwise. */
  async settled(id: string, timeoutSeconds = 120): Promise<void> {
    for (let look = 0; look < timeoutSeconds * 4; look += 1) {
      const isIts = (answer: EngineAnswer) => 'id' in answer && answer.id === id;
      const { status } = await this.#ask({ kind: 'status', id }, 'status', isIts);
      if (status === 'succeeded') return;
      if (status === 'failed' || status === 'cancelled') throw new Error(`It is ${status}`);
      await pause(250);
    }
    throw new Error(`The deployment does not end: ${this.#said.slice(-2_000)}`);
  }

  /** As a crash or the kernel ends it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** Tells it to end, and tells how it did and after how long. */
  async stop(): Promise<{ readonly code: unknown; readonly ms: number }> {
    const startedMs = performance.now();
    this.#child.kill('SIGTERM');
    const [code] = await this.#exited;
    return { code, ms: performance.now() - startedMs };
  }

  async #ask<Kind extends EngineAnswer['kind']>(
    request: EngineRequest,
    wanted: Kind,
    isMine: (answer: EngineAnswer) => boolean = () => true,
  ): Promise<Extract<EngineAnswer, { kind: Kind }>> {
    const answer = new Promise<Extract<EngineAnswer, { kind: Kind }>>((resolve) => {
      const hear = (message: EngineAnswer) => {
        if (message.kind !== wanted || !isMine(message)) return;
        this.#child.off('message', hear);
        resolve(message as Extract<EngineAnswer, { kind: Kind }>);
      };
      this.#child.on('message', hear);
    });
    this.#child.send(request);
    return Promise.race([answer, this.#earlyEnd()]);
  }

  async #earlyEnd(): Promise<never> {
    await this.#exited;
    throw new Error(`The engine ended: ${this.#said.slice(-2_000)}`);
  }
}
