import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** What scripts use of the machine beside Bash; hosts install it. */
const tool = 'jq';

/**
 * A folder in which a host's script runs with commands of its own making: each logs its arguments, and
 * what a host keeps in /etc/strata, /run and /opt/strata lies inside the folder.
 */
export class ScriptedHost {
  readonly folder = mkdtempSync(join(tmpdir(), 'strata-host-'));

  constructor(settings: Readonly<Record<string, string>>) {
    for (const name of ['bin', 'run', 'etc', 'opt']) mkdirSync(join(this.folder, name));
    const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`);
    writeFileSync(this.path('etc/settings'), lines.join(''));
    writeFileSync(this.path('arguments'), '');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Puts a command before those of the machine. `body` is Bash. */
  command(name: string, body: string): void {
    const log = `printf '%s\\n' "${name} $*" >>'${this.path('arguments')}'`;
    writeFileSync(this.path(`bin/${name}`), `#!/bin/bash\n${log}\n${body}\n`);
    chmodSync(this.path(`bin/${name}`), 0o755);
  }

  /** Skips the test with a notice where the machine lacks jq. */
  run(
    context: TestContext,
    script: string,
  ): { status: number | null; output: string; commandLines: string } {
    if (spawnSync(tool, ['--version']).error) context.skip(`${tool} is not installed`);
    const text = readFileSync(script, 'utf8')
      .replaceAll('/etc/strata/', `${this.path('etc')}/`)
      .replaceAll('/run/strata', this.path('run/strata'))
      .replaceAll('--tmpdir=/run', `--tmpdir=${this.path('run')}`);
    const copy = this.path('opt/script.sh');
    writeFileSync(copy, text);
    const start = 'export PATH="$1:$PATH"; exec bash "$2"';
    const run = spawnSync('bash', ['-c', start, 'bash', this.path('bin'), copy], {
      encoding: 'utf8',
    });
    return {
      status: run.status,
      output: `${run.stdout}${run.stderr}`,
      commandLines: readFileSync(this.path('arguments'), 'utf8'),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
