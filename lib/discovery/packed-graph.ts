import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { Context } from '#lib/context/context.ts';
import type { Db } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { emptyGraph, readGraph } from './graph-document.ts';
import { KeptGraphs } from './kept-graphs.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A graph's document as JSON, compressed by gzip. */
export interface PackedGraph {
  /** Another one for another document. */
  readonly tag: string;
  readonly bytes: Buffer;
}

interface KeptGraph extends PackedGraph {
  readonly revision: number;
}

/** Environments whose graphs are kept packed; of 10,000 resources each takes less than 1 MB. */
const mostKept = 16;

const keptGraphs = new KeptGraphs<KeptGraph>(mostKept);

/**
 * What `getGraph` answers, packed once per revision, however many ask for it; a look that found
 * nothing new changes its time only. Throws `environment-not-found`.
 */
export async function getPackedGraph(
  ctx: Pick<Context, 'db'>,
  { name }: { readonly name: string },
): Promise<PackedGraph> {
  const environment = await ctx.db.environment.findUnique({
    where: { name },
    select: { id: true, snapshot: { select: { revision: true, at: true } } },
  });
  if (!environment) {
    throw new AppError('environment-not-found', `There is no environment named ${name}.`);
  }
  const { id, snapshot } = environment;
  const known = keptGraphs.get(ctx.db, id);
  const packed =
    snapshot && known?.revision === snapshot.revision
      ? await withTime(known, snapshot.at)
      : await packGraph(ctx.db, id);
  keptGraphs.set(ctx.db, id, packed);
  return packed;
}

async function packGraph(db: Db, environmentId: string): Promise<KeptGraph> {
  const snapshot = await db.graphSnapshot.findUnique({ where: { environmentId } });
  const { revision, at, ...rest } = snapshot ? readGraph(snapshot) : emptyGraph;
  const tail = JSON.stringify(rest).slice(1);
  const json = Buffer.from(`${headOf(revision, at)}${tail}`);
  return { revision, tag: tagOf(revision, at), bytes: await packJson(json) };
}

/** A time is as long as any other, and the document begins with it. */
async function withTime(known: KeptGraph, at: Date): Promise<KeptGraph> {
  const { revision } = known;
  const tag = tagOf(revision, at.toISOString());
  if (known.tag === tag) return known;
  const json = await decompress(known.bytes);
  json.write(headOf(revision, at.toISOString()));
  return { revision, tag, bytes: await packJson(json) };
}

function headOf(revision: number, at: string): string {
  return `${JSON.stringify({ revision, at }).slice(0, -1)},`;
}

function tagOf(revision: number, at: string): string {
  return `${revision}-${at}`;
}

function packJson(json: Buffer): Promise<Buffer> {
  return compress(json, { level: constants.Z_BEST_SPEED });
}
