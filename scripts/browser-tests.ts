import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

interface Report {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** Runs Playwright in the browser there is and counts its tests; a flaky one has failed. */
export function runBrowserTests(say: (text: string) => void) {
  const browser = findBrowser(say);
  if (!browser) return { passed: 0, failed: 1, skipped: 0 };
  say(`Browser: ${browser.version} (${browser.path})`);
  const directory = mkdtempSync(join(tmpdir(), 'strata-playwright-'));
  const report = join(directory, 'report.json');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      STRATA_BROWSER: browser.path,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  try {
    const { stats }: Report = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
