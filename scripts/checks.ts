import { spawnSync } from 'node:child_process';

interface Check {
  readonly title: string;
  readonly args: readonly string[];
}

const bin = (path: string, ...args: string[]) => [`node_modules/${path}`, ...args];

/** What `npm run verify` checks before the unit tests. Each runs on the Node of this process. */
const checks: readonly Check[] = [
  {
    title: 'format and lint',
    args: bin('@biomejs/biome/bin/biome', 'ci', '--log-level=warn', '.'),
  },
  { title: 'types', args: bin('typescript/bin/tsc', '--noEmit') },
  { title: 'unused code', args: bin('knip/bin/knip.js') },
  { title: 'migrations are current', args: ['scripts/create-migration.ts', '--check'] },
  { title: 'assets are current', args: ['scripts/generate-assets.ts', '--check'] },
  {
    title: 'parameter feeds are current',
    args: ['scripts/generate-parameter-feeds.ts', '--check'],
  },
  { title: 'registry is current', args: ['scripts/generate-registry.ts', '--check'] },
  { title: 'templates are current', args: ['scripts/render-templates.ts', '--check'] },
  { title: 'documents cite what exists', args: ['scripts/check-documents.ts'] },
  { title: 'dependencies are pinned and sound', args: ['scripts/check-dependencies.ts'] },
];

export interface Count {
  passed: number;
  failed: number;
}

/** Runs every check; what a failed one printed is shown, and what one says that it left out. */
export function runChecks(): Count {
  const count = { passed: 0, failed: 0 };
  for (const { title, args } of checks) {
    const startedAt = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    const [skipped] = /^skipped: .*/m.exec(stdout) ?? [];
    const remark = skipped === undefined ? '' : `; ${skipped}`;
    process.stdout.write(`${status === 0 ? '✓' : '✗'} ${title} (${seconds} s)${remark}\n`);
    if (status === 0) {
      count.passed += 1;
    } else {
      count.failed += 1;
      process.stdout.write(`${stdout}${stderr}\n`);
    }
  }
  return count;
}
