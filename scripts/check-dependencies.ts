import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { auditVerdict } from './audit-verdict.ts';
import { lockfileProblems } from './lockfile-problems.ts';

/** Fails where the lockfile does not pin what is installed, or where npm knows of a grave weakness in it. */
function main(): number {
  const problems = lockfileProblems(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n`);
    return 1;
  }
  const { status, stdout, error } = spawnSync(
    'npm',
    ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=10000'],
    { encoding: 'utf8', timeout: 60_000, shell: process.platform === 'win32' },
  );
  const verdict = auditVerdict(error || status === null ? undefined : stdout);
  switch (verdict.kind) {
    case 'skipped':
      process.stdout.write(`skipped: npm audit, ${verdict.reason}\n`);
      return 0;
    case 'vulnerable':
      process.stderr.write(`${verdict.packages.join('\n')}\n`);
      return 1;
    case 'clean':
      return 0;
  }
}

process.exit(main());
