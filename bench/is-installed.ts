import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Whether `npm start` finds its packages as the lockfile names them, by the stamp of its bootstrap. */
export function isInstalled(): boolean {
  const stamp = join(root, 'node_modules', '.strata-installed');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}
