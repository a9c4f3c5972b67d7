import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Prisma } from './client.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** The best compression takes a hundred times as long, and a document is packed while others wait. */
const quality = 5;

/** A document as a column of bytes keeps it. */
export async function packJson(document: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await compress(JSON.stringify(document), {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  });
  return new Uint8Array(bytes);
}

/** The document that {@link packJson} was given. */
export async function unpackJson(bytes: Uint8Array): Promise<Prisma.JsonValue> {
  return JSON.parse((await decompress(bytes)).toString('utf8'));
}
