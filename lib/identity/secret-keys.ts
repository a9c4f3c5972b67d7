import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKey } from '#lib/config/identity-config.ts';

const ownerOnly = 0o600;

/**
 * The keys of the data directory, one of them made at the first start. Several instances on one database
 * need the same keys, and so have them from the configuration.
 */
export async function secretKeysIn(dataDir: string): Promise<readonly SecretKey[]> {
  const file = join(/* turbopackIgnore: true */ dataDir, 'secret-key');
  await mkdir(/* turbopackIgnore: true */ dataDir, { recursive: true });
  try {
    // 'wx': whoever comes second reads what the first has written.
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: ownerOnly });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return [{ version: 1, value: (await readFile(file, 'utf8')).trim() }];
}
