import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { FromWorker, ToWorker } from './embedded-backend.ts';

/** The thread of the embedded database; see `embedded-backend.ts`. */
const port = parentPort;
if (!port) throw new Error('This runs in a worker thread');

const pglite = await PGlite.create({
  dataDir: (workerData as { readonly directory: string }).directory,
  postgresqlconf: ['shared_buffers = 16MB'],
});

const tell = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  port.postMessage(message, transfer);

port.on('message', ({ id, batch }: ToWorker) => {
  const work = batch ? answerTo(batch) : pglite.close().then(() => new Uint8Array());
  work.then(
    (answer) => tell({ id, answer }, [answer.buffer]),
    (error: unknown) => tell({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
tell({ ready: true });

/** PGlite answers in a buffer that it uses again, hence the copy. */
async function answerTo(batch: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pglite.execProtocolRaw(batch));
}
