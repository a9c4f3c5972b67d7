import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EmbeddedBackend } from './embedded-backend.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'strata-embedded-'));
});
afterAll(() => rm(directory, { recursive: true }));

it('does not open where there is something else', async () => {
  const file = join(directory, 'a-file');
  await writeFile(file, '');
  await expect(EmbeddedBackend.open(file)).rejects.toThrow();
});

it('refuses what is asked once it is closed, which is no end of its own', async () => {
  const ends: Error[] = [];
  const backend = await EmbeddedBackend.open(join(directory, 'db'), (error) => ends.push(error));
  const asked = backend.execProtocolRaw(new Uint8Array([0x53, 0, 0, 0, 4]));
  await expect(asked).resolves.toBeInstanceOf(Uint8Array);
  await backend.close();
  await expect(backend.execProtocolRaw(new Uint8Array())).rejects.toThrow('has ended');
  await backend.close();
  expect(ends).toEqual([]);
});
