import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface AppProcess {
  readonly child: ChildProcess;
  /** What it has written to its standard error. */
  readonly said: () => string;
  /** Tells it to end, and resolves with its exit code and how long it took. */
  stop(): Promise<{ code: number | null; ms: number }>;
}

interface Start {
  readonly directory?: string;
  readonly args?: readonly string[];
  readonly env: Readonly<NodeJS.Dict<string>>;
  readonly identity?: { readonly uid?: number; readonly gid?: number };
}

/** Starts the app as a container does: Node on the server's own script, with these variables and no others. */
export function startApp({
  directory,
  args = ['scripts/app.ts'],
  env,
  identity,
}: Start): AppProcess {
  const child = spawn(process.execPath, args, {
    ...identity,
    cwd: directory,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (part) => {
    text += part;
  });
  return {
    child,
    said: () => text,
    async stop() {
      const startedAt = performance.now();
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await exited;
      return { code, ms: performance.now() - startedAt };
    },
  };
}
