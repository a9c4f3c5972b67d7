import type { ParseArgsOptionsConfig } from 'node:util';
import type { ApiServer } from '#lib/queries/call-api.ts';

/** What a command ends with; scripts tell by it what happened. */
export const exitCodes = {
  done: 0,
  /** It failed, or was refused. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** It waits for somebody's approval, or for a window. */
  waits: 3,
  /** A plan has changes, where `--exit-code` asked to be told. */
  changes: 4,
} as const;

export interface Invocation {
  readonly server: ApiServer;
  /** What stands in the order of `command.takes`. */
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** Tells a person what goes on; nothing where JSON was asked for. */
  say(text: string): void;
  /** Waits, in milliseconds, before it is looked again. */
  pause(ms: number): Promise<unknown>;
}

export interface Outcome {
  readonly exitCode: number;
  /** What `--json` prints. */
  readonly document: unknown;
  /** What is printed otherwise. */
  readonly text: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Names of the arguments; those in brackets may be left out. */
  readonly takes: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  run(invocation: Invocation): Promise<Outcome>;
}

/** The command line is wrong; tells how it has to be. */
export class UsageError extends Error {}

/** The names in a list separated by commas, or undefined where it was not given. */
export function listOption(options: Invocation['options'], name: string): string[] | undefined {
  const value = options[name];
  if (typeof value !== 'string') return undefined;
  return value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
