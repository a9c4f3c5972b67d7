import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Count } from './checks.ts';

/** Runs Vitest and counts its tests; a run that ended without a report counts as a failure. */
export function runUnitTests(): Count & { skipped: number } {
  const directory = mkdtempSync(join(tmpdir(), 'strata-vitest-'));
  const report = join(directory, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit' },
  );
  try {
    const result: { numPassedTests: number; numFailedTests: number; numPendingTests: number } =
      JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests === 0 && status !== 0 ? 1 : result.numFailedTests;
    return { passed: result.numPassedTests, failed, skipped: result.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
