import { strToU8, zipSync } from 'fflate';
import type { Context } from '#lib/context/context.ts';
import { environmentArchive } from './archive/environment-archive.ts';
import { requireEnvironment } from './require-environment.ts';

/** Unix permissions of a script, where a zip archive keeps them. */
const executable = { os: 3, attrs: 0o100755 << 16 };

/** A zip archive of an environment's templates, parameters, assets and a script that deploys them. */
export async function downloadEnvironment(
  ctx: Context,
  input: { readonly name: string },
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const files = environmentArchive({
    name: environment.name,
    region: environment.region,
    tags: environment.tags as Record<string, string>,
    parameters: environment.parameters as Record<string, unknown>,
  });
  const entries = Object.entries(files).map(([path, content]) => [
    `${environment.name}/${path}`,
    [strToU8(content), { mtime: ctx.clock.now(), ...(path.endsWith('.sh') ? executable : {}) }],
  ]);
  return { fileName: `${environment.name}.zip`, bytes: zipSync(Object.fromEntries(entries)) };
}
