import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the endpoint sends to the process that runs a function. */
export interface HandlerRequest {
  /** `directory/file.export` */
  readonly handler: string;
  readonly event: string;
  readonly context: {
    readonly awsRequestId: string;
    readonly functionName: string;
    readonly functionVersion: string;
    readonly invokedFunctionArn: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
  readonly deadlineMs: number;
  readonly directory: string;
}

/** What came of it: the handler's result, or `errorType`, `errorMessage` and `trace`; both as JSON. */
export interface HandlerReply {
  readonly succeeded: boolean;
  readonly payload: string;
}

type Handler = (
  event: unknown,
  context: object,
  callback: (error: unknown, result?: unknown) => void,
) => unknown;

process.once('disconnect', () => process.exit());
process.once('message', (request: HandlerRequest) => {
  process.once('uncaughtException', (cause) => reply(failureOf(cause)));
  void answer(request).then(
    (result) => reply({ succeeded: true, payload: JSON.stringify(result) ?? 'null' }),
    (cause: unknown) => reply(failureOf(cause)),
  );
});

async function answer(request: HandlerRequest): Promise<unknown> {
  const { context, deadlineMs, directory, event, handler } = request;
  const run = await loadHandler(directory, handler);
  return new Promise((resolve, reject) => {
    const callback = (error: unknown, result?: unknown) =>
      error ? reject(error) : resolve(result);
    const extended = {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    };
    const returned = run(JSON.parse(event), extended, callback);
    if (returned instanceof Promise) returned.then(resolve, reject);
    else if (run.length < 3) resolve(returned);
  });
}

async function loadHandler(directory: string, handler: string): Promise<Handler> {
  const dot = handler.lastIndexOf('.');
  const [module, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  const path = ['.js', '.mjs', '.cjs'].map((end) => join(directory, module + end)).find(existsSync);
  if (path === undefined) {
    throw named('Runtime.ImportModuleError', `Error: Cannot find module '${module}'`);
  }
  const loaded: unknown = await import(pathToFileURL(path).href);
  const found = memberOf(loaded, name) ?? memberOf(memberOf(loaded, 'default'), name);
  if (isHandler(found)) return found;
  throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function failureOf(cause: unknown): HandlerReply {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const payload = {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
  return { succeeded: false, payload: JSON.stringify(payload) };
}

/** The process ends when its word has arrived, whatever the function left open. */
function reply(message: HandlerReply): void {
  process.send?.(message, () => process.exit());
}
