import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { copiesFrom, readStages, type Stage, variablesOf } from '../scripts/read-dockerfile.ts';

/** Of nobody on this machine either. */
const unprivileged = 65_532;

export interface RuntimeStage {
  readonly directory: string;
  /** Of whom the processes are, where the tests are root's. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  readonly variables: Readonly<Record<string, string>>;
  /** The command, of which the first word is Node. */
  readonly command: readonly string[];
  remove(): Promise<void>;
}

/**
 * What the runtime stage of the Dockerfile is, without a container: what it copies in a directory that
 * nobody writes into. What is fetched from elsewhere, the certificates of RDS, is left out.
 */
export async function placeRuntimeStage(): Promise<RuntimeStage> {
  const stage = readStages('Dockerfile').find(({ name }) => name === 'runtime');
  if (!stage) throw new Error('The Dockerfile has no stage that runs');
  const isRoot = process.getuid?.() === 0;
  const directory = await mkdtemp(join(tmpdir(), 'strata-image-'));
  for (const { source, target } of copiesFrom(stage, 'build')) {
    const path = source.replace(/^\/strata\//, '');
    const place = target.endsWith('/') ? join(target, basename(path)) : target;
    if (path === 'node_modules') copyProductionPackages(directory, isRoot);
    else await copy(path, resolve(directory, place), isRoot);
  }
  await rm(join(directory, '.next', 'cache'), { recursive: true, force: true });
  await chmod(directory, 0o755);
  if (!isRoot) execFileSync('chmod', ['-R', 'a-w', directory]);
  return {
    directory,
    identity: isRoot ? { uid: unprivileged, gid: unprivileged } : {},
    variables: variablesOf(stage),
    command: commandOf(stage),
    async remove() {
      execFileSync('chmod', ['-R', 'u+w', directory]);
      await rm(directory, { recursive: true });
    },
  };
}

async function copy(source: string, target: string, isRoot: boolean): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  execFileSync('cp', [howToCopy(isRoot), source, target]);
}

/** Another user cannot write into root's files, so links do, where the file system has them. */
function howToCopy(isRoot: boolean): string {
  const isOneFileSystem = statSync('.').dev === statSync(tmpdir()).dev;
  return isRoot && isOneFileSystem ? '-al' : '-a';
}

/** What `npm prune --omit=dev` leaves, by the lockfile. */
function copyProductionPackages(directory: string, isRoot: boolean): void {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { readonly dev?: boolean }>;
  };
  const installed = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const kept = Object.keys(packages).filter((path) => path in installed.packages);
  const isTop = (path: string) => path.lastIndexOf('node_modules/') === 0;
  const production = kept.filter((path) => isTop(path) && !packages[path]?.dev);
  execFileSync('cp', [howToCopy(isRoot), '--parents', ...production, directory]);
  const leftOver = kept.filter((path) => !isTop(path) && packages[path]?.dev);
  execFileSync('rm', ['-rf', ...leftOver.map((path) => join(directory, path))]);
}

function commandOf(stage: Stage): string[] {
  const command = stage.instructions.findLast(({ keyword }) => keyword === 'CMD');
  return JSON.parse(command?.arguments.join(' ') ?? '[]');
}
