import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ApiError, type ApiServer } from '#lib/queries/call-api.ts';
import { apply } from './apply.ts';
import { type Command, exitCodes, type Outcome, UsageError } from './command.ts';
import { open } from './open.ts';
import { plan } from './plan.ts';
import { run } from './run.ts';
import { status } from './status.ts';

const commands: readonly Command[] = [status, plan, apply, run, open];

const common = {
  json: { type: 'boolean' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const say = (text: string) => process.stdout.write(`${text}\n`);
const sayError = (text: string) => process.stderr.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));

/** `strata <command> …`; answers the exit code. */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const isAsked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    (isAsked ? say : sayError)(isAsked ? help() : `There is no command ${name}.\n\n${help()}`);
    return isAsked ? exitCodes.done : exitCodes.usage;
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...command.options, ...common },
    });
    if (values.help) {
      say(usage(command));
      return exitCodes.done;
    }
    checkArguments(command, positionals);
    const quiet = values.json === true;
    const outcome = await command.run({
      server: serverOf(values.url),
      args: positionals,
      options: values,
      say: quiet ? () => undefined : say,
      pause,
    });
    print(outcome, quiet);
    return outcome.exitCode;
  } catch (error) {
    return tell(error, command);
  }
}

function print({ document, text }: Outcome, quiet: boolean): void {
  say(quiet ? JSON.stringify(document, null, 2) : text);
}

function tell(error: unknown, command: Command): number {
  if (error instanceof ApiError) {
    sayError([error.message, firstCauseOf(error)].filter(Boolean).join(' '));
    for (const { pointer, detail } of error.problem.errors ?? []) sayError(`${pointer}: ${detail}`);
    return exitCodes.failed;
  }
  const isUsage =
    error instanceof UsageError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  if (!isUsage) throw error;
  sayError(`${error.message}\n\n${usage(command)}`);
  return exitCodes.usage;
}

/** What a connection failed by, such as a certificate that is not trusted; undefined where a server answered. */
function firstCauseOf({ cause }: Error): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return firstCauseOf(cause) ?? (cause.message || code);
}

function checkArguments({ takes }: Command, given: readonly string[]): void {
  const needed = takes.filter((name) => !name.startsWith('['));
  if (given.length < needed.length) throw new UsageError(`Name the ${needed[given.length]}.`);
  if (given.length > takes.length) {
    throw new UsageError(`${given[takes.length]} is one argument too many.`);
  }
}

function serverOf(given: unknown): ApiServer {
  const url = typeof given === 'string' ? given : process.env.STRATA_URL;
  const { STRATA_TOKEN: token } = process.env;
  if (url !== undefined && !URL.canParse(url)) {
    throw new UsageError(`${url} is no URL: write it as https://strata.example.com.`);
  }
  return {
    origin: url === undefined ? 'http://localhost:3000' : new URL(url).origin,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  };
}

function usage({ name, takes, options, summary }: Command): string {
  const flags = Object.entries(options).map(([flag, { type }]) =>
    type === 'boolean' ? `[--${flag}]` : `[--${flag} …]`,
  );
  const args = takes.map((arg) => (arg.startsWith('[') ? arg : `<${arg}>`));
  return `strata ${[name, ...args, ...flags].join(' ')}\n  ${summary}.`;
}

function help(): string {
  return `${commands.map(usage).join('\n')}

Every command takes --json and --url. The server is STRATA_URL (http://localhost:3000), and the token of the
API STRATA_TOKEN. Exit codes: 0 done, 1 failed or refused, 2 wrong command line, 3 waits for an approval or a
window, 4 a plan has changes (with --exit-code).`;
}
