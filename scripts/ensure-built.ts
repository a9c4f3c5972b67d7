import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDatabaseClient } from './generate-database-client.ts';

const sources = ['app', 'cloudformation', 'components', 'lib', 'public', 'prisma'];
const files = [
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
];
const stampFile = '.next/strata-sources';

/** Builds the app unless the sources are those of the last build, or are not here. False when the build fails. */
export async function ensureBuilt(say: (text: string) => void): Promise<boolean> {
  if (isImage()) return true;
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  if (!generateDatabaseClient()) return false;
  say('Building the app (after a change only, less than a minute) …');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'build'],
    { encoding: 'utf8', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } },
  );
  if (status !== 0) {
    process.stderr.write(`The build failed:\n${stdout}${stderr}\n`);
    return false;
  }
  writeFileSync(stampFile, sourceStamp());
  return true;
}

/** A container's image has what was built, and not what it was built of. */
function isImage(): boolean {
  return !existsSync('app') && existsSync('.next/BUILD_ID');
}

/** Digest of names, sizes and contents of what the build reads. */
function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const path of [...sources.flatMap(filesBelow), ...files]) {
    if (!existsSync(path)) continue;
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => !path.startsWith(join('lib', 'db', 'generated')) && statSync(path).isFile())
    .sort();
}
