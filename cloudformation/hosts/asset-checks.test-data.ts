import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestContext } from 'vitest';

/** Runs a checker over a layer's files; the test is skipped with a notice where it is not installed. */
export function expectNoFindings(
  context: TestContext,
  command: string,
  args: readonly string[],
  folder: string,
): void {
  const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (isMissing(run)) context.skip(`${command} is not installed`);
  expect(`${run.stdout}${run.stderr}`.trim(), command).toBe('');
  expect(run.status).toBe(0);
}

/** What a command prints, or the test is skipped with a notice where it is not installed. */
export function outputOf(
  context: TestContext,
  command: string,
  args: readonly string[],
  folder: string,
): string {
  const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (isMissing(run)) context.skip(`${command} is not installed`);
  expect(run.status, `${command}: ${run.stdout}${run.stderr}`).toBe(0);
  return run.stdout;
}

function isMissing(run: SpawnSyncReturns<string>): boolean {
  return run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT';
}

/** Paths of all files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The variables of a file of NAME=value lines. */
export function variablesOf(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^([A-Z0-9_]+)=(.*)$/.exec(line);
      return match ? [[match[1] ?? '', match[2] ?? '']] : [];
    }),
  );
}
