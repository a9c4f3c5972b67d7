import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirectoryInUse, lockDataDirectory } from './data-lock.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'strata-lock-'));
});

afterEach(() => rm(directory, { recursive: true }));

const program = `
  import { lockDataDirectory } from ${JSON.stringify(new URL('./data-lock.ts', import.meta.url).href)};
  try {
    lockDataDirectory(process.argv[1]);
    console.log('locked');
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log(error.name);
  }
`;

/** Another process that tries to take the directory: its first line, and its end by SIGKILL. */
async function otherProcess() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  const [said] = await once(createInterface(child.stdout), 'line');
  return {
    said,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

describe('lockDataDirectory', () => {
  it('keeps another process out until it is given back', async () => {
    const unlock = lockDataDirectory(directory);
    const refused = await otherProcess();
    expect(refused.said).toBe('DataDirectoryInUse');
    await refused.kill();
    unlock();
    const admitted = await otherProcess();
    expect(admitted.said).toBe('locked');
    await admitted.kill();
  });

  it('is free again when its process was killed', async () => {
    const other = await otherProcess();
    expect(other.said).toBe('locked');
    expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryInUse);
    expect(() => lockDataDirectory(directory)).toThrow(/in use by another Strata.*STRATA_DATA_DIR/);
    await other.kill();
    lockDataDirectory(directory)();
  });

  it('makes the directory, and says what the system says where it cannot', () => {
    const unlock = lockDataDirectory(join(directory, 'deep', 'down'));
    unlock();
    expect(() => lockDataDirectory('/dev/null/nowhere')).toThrow(/ENOTDIR/);
  });
});
