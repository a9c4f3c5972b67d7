import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface Browser {
  readonly path: string;
  readonly version: string;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * A Chromium to test with: the one `STRATA_BROWSER` names, one on the path, Playwright's own; else
 * one is installed by Playwright, or by the system's package manager.
 */
export function findBrowser(say: (text: string) => void): Browser | undefined {
  const found = installedBrowser();
  if (found) return found;
  say('No Chromium here: installing one with Playwright …');
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  const fromPlaywright = installedBrowser();
  if (fromPlaywright) return fromPlaywright;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Playwright could not install it: asking the package manager …');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', 'chromium']);
    const fromSystem = installedBrowser();
    if (fromSystem) return fromSystem;
  }
  say('Browser tests need Chromium. Install one, or name it in STRATA_BROWSER.');
  return undefined;
}

/** A Chromium that is on the machine already, or undefined. */
export function installedBrowser(): Browser | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)));
  const candidates = [
    process.env.STRATA_BROWSER,
    ...onPath,
    ...macPaths,
    chromium.executablePath(),
  ].filter((path): path is string => path !== undefined && path !== '' && existsSync(path));
  for (const path of candidates) {
    const { status, stdout } = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' });
    if (status === 0) return { path, version: stdout.trim() };
  }
  return undefined;
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, { stdio: 'inherit', timeout: 300_000 });
}
