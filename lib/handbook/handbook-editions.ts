import { z } from 'zod';
import {
  type Handbook,
  type HandbookEdition,
  type HandbookPage,
  handbookPage,
} from '#lib/api/handbook.ts';
import type { Context } from '#lib/context/context.ts';
import type { HandbookEdition as EditionRow } from '#lib/db/client.ts';
import { unpackJson } from '#lib/db/packed-json.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';

interface EditionInput {
  readonly name: string;
  /** Id of the edition. */
  readonly edition: string;
}

/** Everything of an edition but its pages. */
export const editionFields = { id: true, madeAt: true, madeBy: true, factsAt: true } as const;

export function toEdition({
  id,
  madeAt,
  madeBy,
  factsAt,
}: Pick<EditionRow, keyof typeof editionFields>): HandbookEdition {
  return { id, madeAt: madeAt.toISOString(), madeBy, factsAt: factsAt.toISOString() };
}

/** The editions that are kept, newest first. Throws `environment-not-found`. */
export async function listHandbookEditions(
  ctx: Pick<Context, 'db'>,
  { name }: { readonly name: string },
): Promise<{ editions: HandbookEdition[] }> {
  const { id: environmentId } = await requireEnvironment(ctx.db, name);
  const rows = await ctx.db.handbookEdition.findMany({
    where: { environmentId },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    select: editionFields,
  });
  return { editions: rows.map(toEdition) };
}

/** One edition. Throws `environment-not-found` and `handbook-not-found`. */
export async function getHandbook(
  ctx: Pick<Context, 'db'>,
  { name, edition: id }: EditionInput,
): Promise<Handbook> {
  const { id: environmentId } = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.handbookEdition.findFirst({ where: { id, environmentId } });
  if (!row) {
    throw new AppError('handbook-not-found', 'There is no such edition of the handbook any more.');
  }
  return { edition: toEdition(row), pages: readPages(await unpackJson(row.pages)) };
}

function readPages(document: unknown): HandbookPage[] {
  return z.array(handbookPage).parse(document);
}
