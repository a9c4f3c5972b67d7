import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let taken: Server;
let takenPort: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'strata-serve-'));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  takenPort = String(typeof address === 'object' ? address?.port : address);
});

afterAll(() => {
  taken.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('npm start', () => {
  it.each([
    ['the port taken', () => ({ PORT: takenPort }), /Port \d+ of 127\.0\.0\.1 is taken.*set PORT/],
    [
      'the port of the local AWS taken',
      () => ({ PORT: '0', LOCAL_AWS_PORT: takenPort, STRATA_CLOUD: 'local' }),
      /Port \d+ of 127\.0\.0\.1 is taken.*set LOCAL_AWS_PORT/,
    ],
    ['an address beyond loopback', () => ({ HOST: '0.0.0.0' }), /^STRATA_PUBLIC_URL: needed/],
    ['a port that is none', () => ({ PORT: 'http' }), /^PORT:/],
  ])('says in one sentence what is wrong: %s', (_, variables, sentence) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/serve.ts'], {
      encoding: 'utf8',
      env: { ...process.env, STRATA_DATA_DIR: dataDir, ...variables() },
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
