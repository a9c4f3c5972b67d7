import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseConfig } from '#lib/config/config.ts';
import { ensureBuilt } from './ensure-built.ts';
import { isPortFree } from './port.ts';
import { openLog } from './process-log.ts';
import { waitUntilHealthy } from './wait-until-healthy.ts';

/** Seconds that a process has to end by itself before it is ended. */
const graceSeconds = 12;

/**
 * `npm start`: builds what is missing, starts the embedded AWS endpoint where the cloud is local, and
 * the app; prints the address. Ends both with Ctrl-C, or when either ends.
 */
async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return refuse(parsed.problems.join('\n'));
  const { config } = parsed;
  const local = config.cloud.kind === 'local';

  for (const [variable, port] of [
    ['PORT', config.port],
    ...(local ? ([['LOCAL_AWS_PORT', config.localAws.port]] as const) : []),
  ] as const) {
    if (!(await isPortFree(config.host, port))) {
      return refuse(
        `Port ${port} of ${config.host} is taken. Stop what listens there, or set ${variable} to another port.`,
      );
    }
  }
  if (!(await ensureBuilt(say))) return 1;

  const processes: ChildProcess[] = [];
  const ended = new Promise<number>((resolve) => {
    const start = (name: string, args: readonly string[], env: Record<string, string>) => {
      const log = openLog(config.dataDir, name);
      const child = spawn(process.execPath, args, {
        stdio: ['ignore', log.output, log.errors, 'ipc'],
        env: { ...process.env, ...env },
      });
      child.on('message', (message) => {
        if (isSaying(message)) say(message.say);
      });
      child.on('exit', (code, signal) => {
        if (!stopping) {
          process.stderr.write(`${name} ended (${signal ?? code}). ${log.hint()}\n`);
        }
        resolve(code ?? 1);
      });
      processes.push(child);
    };
    if (local) {
      say(`Starting the embedded AWS endpoint on port ${config.localAws.port} …`);
      start('local-aws', ['local-aws/main.ts'], {});
    }
    say('Starting the app …');
    start('app', ['scripts/app.ts'], { NODE_ENV: 'production' });
  });

  let stopping = false;
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        say('Stopping …');
        resolve(0);
      });
    }
  });

  const address = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.port}`;
  const healthy = waitUntilHealthy(`http://${config.host}:${config.port}/api/v1/health`);
  const first = await Promise.race([ended, interrupted, healthy.then(() => undefined)]);
  if (first === undefined) {
    say(`\nStrata is ready: ${address}\n${cloudSentence(config)} Ctrl-C stops it.`);
  }
  const code = await Promise.race([ended, interrupted]);
  stopping = true;
  await stopAll(processes);
  return code;
}

function cloudSentence({ cloud, dataDir }: { cloud: { kind: string }; dataDir: string }): string {
  return cloud.kind === 'local'
    ? `It works against a simulated AWS; state is kept in ${dataDir}.`
    : `It works against AWS as your credentials say; state is kept in ${dataDir}.`;
}

async function stopAll(processes: readonly ChildProcess[]): Promise<void> {
  const alive = processes.filter((child) => child.exitCode === null && child.signalCode === null);
  const exits = alive.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of alive) child.kill('SIGTERM');
  const timer = setTimeout(() => {
    for (const child of alive) child.kill('SIGKILL');
  }, graceSeconds * 1_000);
  await Promise.all(exits);
  clearTimeout(timer);
}

/** What a process wants the operator to read, where its own output goes to a file. */
function isSaying(message: unknown): message is { readonly say: string } {
  return typeof message === 'object' && message !== null && 'say' in message;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exit(await main());
