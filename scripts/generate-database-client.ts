import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Generates Prisma's client. Prisma wants its schema engine, a download that generating does not use:
 * any file that exists and fails stands in for it.
 */
export function generateDatabaseClient(): boolean {
  const engine = ['/bin/false', '/usr/bin/false'].find((path) => existsSync(path));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate'],
    {
      encoding: 'utf8',
      env: { ...process.env, ...(engine ? { PRISMA_SCHEMA_ENGINE_BINARY: engine } : {}) },
    },
  );
  if (status !== 0)
    process.stderr.write(`Prisma's client was not generated:\n${stdout}${stderr}\n`);
  return status === 0;
}

if (import.meta.main) process.exit(generateDatabaseClient() ? 0 : 1);
