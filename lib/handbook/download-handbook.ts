import type { Context } from '#lib/context/context.ts';
import { zipFiles } from '#lib/environments/archive/zip-files.ts';
import { getHandbook } from './handbook-editions.ts';
import { handbookFiles } from './handbook-files.ts';

/** An edition as a zip archive of Markdown. Throws `environment-not-found` and `handbook-not-found`. */
export async function downloadHandbook(
  ctx: Pick<Context, 'db'>,
  input: { readonly name: string; readonly edition: string },
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { edition, pages } = await getHandbook(ctx, input);
  const folder = `${input.name}-handbook`;
  const files = handbookFiles(pages, input.name);
  return {
    fileName: `${folder}.zip`,
    bytes: zipFiles(folder, files, new Date(edition.madeAt)),
  };
}
