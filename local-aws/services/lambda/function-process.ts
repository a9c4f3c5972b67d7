import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import type { HandlerReply, HandlerRequest } from './handler-process.ts';

export interface FunctionRun {
  readonly zip: Uint8Array;
  readonly handler: string;
  /** JSON. */
  readonly event: string;
  /** Of wall time: the function does real work. */
  readonly timeoutMs: number;
  readonly context: HandlerRequest['context'];
  readonly environment: Readonly<Record<string, string>>;
}

export interface FunctionResult {
  readonly outcome: { readonly succeeded: boolean; readonly payload: string };
  readonly log: readonly string[];
}

export interface FunctionProcesses {
  run(request: FunctionRun): Promise<FunctionResult>;
  readonly stopped: boolean;
  /** Ends every function that runs. */
  stop(): void;
}

const runner = fileURLToPath(new URL('./handler-process.ts', import.meta.url));

/** Runs functions of Node.js, each invocation in a process of its own that ends with this one. */
export function functionProcesses(): FunctionProcesses {
  const running = new Set<ChildProcess>();
  let stopped = false;
  return {
    get stopped() {
      return stopped;
    },
    async run(request) {
      const directory = unpack(request.zip);
      try {
        return await runIn(directory, request, running);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
    stop() {
      stopped = true;
      for (const child of running) child.kill('SIGKILL');
    },
  };
}

/** The AWS SDK resolves as in Lambda's runtime, unless the function brings packages of its own. */
function unpack(zip: Uint8Array): string {
  const directory = mkdtempSync(join(tmpdir(), 'lambda-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const path = join(directory, name);
    if (name.endsWith('/') || !path.startsWith(directory)) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  try {
    symlinkSync(installedPackages(), join(directory, 'node_modules'), 'dir');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
  return directory;
}

function installedPackages(): string {
  const entry = createRequire(import.meta.url).resolve('@aws-sdk/client-lambda');
  return entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
}

function runIn(
  directory: string,
  { context, environment, event, handler, timeoutMs }: FunctionRun,
  running: Set<ChildProcess>,
): Promise<FunctionResult> {
  const startedMs = performance.now();
  const lines: string[] = [`START RequestId: ${context.awsRequestId} Version: $LATEST`];
  const child = fork(runner, {
    cwd: directory,
    env: { NODE_ENV: 'production', LAMBDA_TASK_ROOT: directory, ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter(Boolean));
    });
  }
  return new Promise((resolve) => {
    let reply: HandlerReply | undefined;
    const timer = setTimeout(() => {
      reply ??= timedOut(context.awsRequestId, timeoutMs);
      child.kill('SIGKILL');
    }, timeoutMs);
    child.on('message', (message: HandlerReply) => {
      reply ??= message;
      clearTimeout(timer);
    });
    child.on('close', () => {
      clearTimeout(timer);
      running.delete(child);
      const outcome = reply ?? exited(context.awsRequestId);
      if (!outcome.succeeded) lines.push(outcome.payload);
      const ms = (performance.now() - startedMs).toFixed(2);
      lines.push(
        `END RequestId: ${context.awsRequestId}`,
        `REPORT RequestId: ${context.awsRequestId}\tDuration: ${ms} ms\tBilled Duration: ${Math.ceil(Number(ms))} ms\tMemory Size: ${context.memoryLimitInMB} MB`,
      );
      resolve({ outcome, log: lines });
    });
    const request: HandlerRequest = {
      handler,
      event,
      context,
      deadlineMs: Date.now() + timeoutMs,
      directory,
    };
    child.send(request);
  });
}

function timedOut(requestId: string, timeoutMs: number): HandlerReply {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return failure(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  );
}

function exited(requestId: string): HandlerReply {
  return failure(
    'Runtime.ExitError',
    `RequestId: ${requestId} Error: Runtime exited without providing a reason`,
  );
}

function failure(errorType: string, errorMessage: string): HandlerReply {
  return { succeeded: false, payload: JSON.stringify({ errorType, errorMessage }) };
}
