import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Prisma } from '#lib/db/client.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** The best compression takes a hundred times as long, and a graph is packed while others wait. */
const quality = 5;

/** A graph as it is kept. */
export async function packGraph(graph: ResourceGraph): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await compress(JSON.stringify(graph), {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  });
  return new Uint8Array(bytes);
}

/** The document that {@link packGraph} was given. */
export async function unpackGraph(bytes: Uint8Array): Promise<Prisma.JsonValue> {
  return JSON.parse((await decompress(bytes)).toString('utf8'));
}
