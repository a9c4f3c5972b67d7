import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bodies of S3 objects, each under an id that is never used twice. */
export interface BlobStore {
  put(id: string, bytes: Uint8Array): void;
  get(id: string): Uint8Array | undefined;
  delete(id: string): void;
}

export function memoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: (id, bytes) => void blobs.set(id, Uint8Array.from(bytes)),
    get: (id) => blobs.get(id),
    delete: (id) => void blobs.delete(id),
  };
}

/** Keeps one file per body; ids are file names. */
export function directoryBlobs(directory: string): BlobStore {
  mkdirSync(directory, { recursive: true });
  return {
    put: (id, bytes) => writeFileSync(join(directory, id), bytes),
    get(id) {
      try {
        return readFileSync(join(directory, id));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
        throw cause;
      }
    },
    delete: (id) => rmSync(join(directory, id), { force: true }),
  };
}
