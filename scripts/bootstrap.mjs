// Runs on whatever Node the machine has, before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const leastNode = [20, 19];
/** What an installation takes when nothing is there yet, with room for a build. */
const neededMegabytes = 2_500;
const stampFile = join(root, 'node_modules', '.strata-installed');

/** Installs what the lockfile names unless that was done already. Says so, and why when it cannot, where no script reads. */
export function ensureInstalled() {
  const problem = nodeProblem(process.versions.node);
  if (problem) return refuse(problem);
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;

  const space = spaceProblem(freeMegabytes(root));
  if (space) return refuse(space);
  process.stderr.write('Installing packages (first start only, about a minute) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (error)
    return refuse(`npm could not be run (${error.message}). Strata needs npm on the path.`);
  if (status !== 0) {
    return refuse(
      'npm could not install the packages; its own message is above. Check the network and the registry that npm is set to, then start again.',
    );
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

/** The Node that the lockfile pins, which everything but this bootstrap runs on. */
export function pinnedNode() {
  return join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
}

/** A sentence when this Node is too old to install with. */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = leastNode;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `Strata needs Node ${leastMajor}.${leastMinor} or newer to install itself; this is Node ${version}. Install a newer one from nodejs.org or with your version manager.`;
}

/** A sentence when the disk has no room for an installation. */
export function spaceProblem(megabytes) {
  if (megabytes >= neededMegabytes) return undefined;
  return `The disk has ${megabytes} MB free; installing and building Strata needs ${neededMegabytes} MB. Make room and start again.`;
}

function freeMegabytes(directory) {
  const { bavail, bsize } = statfsSync(directory);
  return Math.floor((bavail * bsize) / 1_048_576);
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  return false;
}
