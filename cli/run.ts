import { getOperation, type Operation, startOperation } from '#lib/api/operations.ts';
import { callApi } from '#lib/queries/call-api.ts';
import type { JsonValue } from '#lib/resources/graph.ts';
import { askAgain } from './ask-again.ts';
import { type Command, exitCodes, type Invocation, UsageError } from './command.ts';

const intervalMs = 1_000;
const goesOn: ReadonlySet<Operation['status']> = new Set(['requested', 'running']);

export const run: Command = {
  name: 'run',
  summary: 'Do something to a resource, such as run a job, and wait for its end',
  takes: ['environment', 'resource', 'action'],
  options: {
    input: { type: 'string', multiple: true },
    confirm: { type: 'string' },
    'no-wait': { type: 'boolean' },
  },
  async run({ server, args: [name = '', resource = '', action = ''], options, say, pause }) {
    const input = inputOf(options.input);
    const { confirm } = options;
    const started = await callApi(
      startOperation,
      {
        params: { name },
        body: {
          resource,
          action,
          ...(input && { input }),
          ...(typeof confirm === 'string' && { confirm }),
        },
      },
      server,
    );
    say(`${wordsOf(started)}: ${started.status}`);
    const operation = options['no-wait'] ? started : await ended({ server, pause }, started);
    return {
      exitCode:
        operation.status === 'failed' || operation.status === 'unknown'
          ? exitCodes.failed
          : exitCodes.done,
      document: operation,
      text: [`${wordsOf(operation)}: ${operation.status}`, operation.reason]
        .filter(Boolean)
        .join('\n'),
    };
  },
};

function wordsOf({ action, resourceName }: Operation): string {
  return `${action} ${resourceName}`;
}

async function ended(
  { server, pause }: Pick<Invocation, 'server' | 'pause'>,
  started: Operation,
): Promise<Operation> {
  const params = { name: started.environment, operation: started.id };
  let operation = started;
  while (goesOn.has(operation.status)) {
    await pause(intervalMs);
    operation = await askAgain({ pause }, () => callApi(getOperation, { params }, server));
  }
  return operation;
}

/** `name=value` as often as wanted; a value that is JSON is taken as such. */
function inputOf(given: unknown): Record<string, JsonValue> | undefined {
  if (!Array.isArray(given)) return undefined;
  return Object.fromEntries(
    given.map((entry: string) => {
      const at = entry.indexOf('=');
      if (at < 1) throw new UsageError(`--input ${entry}: write it as name=value.`);
      return [entry.slice(0, at), jsonOrText(entry.slice(at + 1))];
    }),
  );
}

function jsonOrText(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
