import { strToU8, zipSync } from 'fflate';
import type { Context } from '#lib/context/context.ts';
import { getHandbook } from './handbook-editions.ts';
import { handbookFiles } from './handbook-files.ts';

/** An edition as a zip archive of Markdown. Throws `environment-not-found` and `handbook-not-found`. */
export async function downloadHandbook(
  ctx: Pick<Context, 'db'>,
  input: { readonly name: string; readonly edition: string },
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { edition, pages } = await getHandbook(ctx, input);
  const folder = `${input.name}-handbook`;
  const mtime = new Date(edition.madeAt);
  const entries = Object.entries(handbookFiles(pages, input.name)).map(([file, text]) => [
    `${folder}/${file}`,
    [strToU8(text), { mtime }],
  ]);
  return { fileName: `${folder}.zip`, bytes: zipSync(Object.fromEntries(entries)) };
}
