import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupProblem } from './archive-format.ts';

/** Readable by whoever made it alone: it holds everything that the database does. */
const fileMode = 0o600;

/**
 * Writes lines into a new archive, and its end after them. The file has its name only once it is whole and
 * on the disk. Throws {@link BackupProblem} where there is one of that name.
 */
export async function writeArchive(file: string, documents: AsyncIterable<unknown>): Promise<void> {
  const draft = `${file}.partial`;
  try {
    const output = createWriteStream(draft, { flags: 'wx', mode: fileMode });
    await pipeline(Readable.from(linesOf(documents)), createGzip(), output);
    await toDisk(draft);
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new BackupProblem(`${taken(error)} exists already.`);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function* linesOf(documents: AsyncIterable<unknown>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const document of documents) {
    const line = `${JSON.stringify(document)}\n`;
    if (Array.isArray(document)) rows += 1;
    hash.update(line);
    yield line;
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`;
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function taken(error: unknown): string {
  const { dest, path } = error as { readonly dest?: string; readonly path?: string };
  return dest ?? path ?? 'The file';
}
