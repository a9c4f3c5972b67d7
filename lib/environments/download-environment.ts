import type { Context } from '#lib/context/context.ts';
import { environmentArchive } from './archive/environment-archive.ts';
import { readArchived } from './archive/to-archived.ts';
import { zipFiles } from './archive/zip-files.ts';
import { requireEnvironment } from './require-environment.ts';

/** A zip archive of an environment's templates, parameters, assets and a script that deploys them. */
export async function downloadEnvironment(
  ctx: Context,
  input: { readonly name: string },
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const files = environmentArchive(await readArchived(ctx.db, environment));
  return {
    fileName: `${environment.name}.zip`,
    bytes: zipFiles(environment.name, files, ctx.clock.now()),
  };
}
