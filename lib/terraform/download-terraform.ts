import { assetBucketName } from '#lib/aws/s3/asset-bucket.ts';
import type { Context } from '#lib/context/context.ts';
import { readArchived } from '#lib/environments/archive/to-archived.ts';
import { zipFiles } from '#lib/environments/archive/zip-files.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { adoptableLayers } from './adoptable-layers.ts';
import { terraformFiles } from './terraform-files.ts';
import { settingsOf } from './terraform-settings.ts';

/** A zip archive of an environment as a configuration of Terraform. Throws `environment-not-found`. */
export async function downloadTerraform(
  ctx: Pick<Context, 'db' | 'clock' | 'services'>,
  input: { readonly name: string },
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const { accountId, region, name } = environment;
  const { organization, workspace } = await settingsOf(ctx.db, environment);
  const files = terraformFiles({
    ...(await readArchived(ctx.db, environment)),
    accountId,
    hostname: new URL(ctx.services.terraformUrl).host,
    organization,
    workspace,
    assetBucket: assetBucketName(accountId, region),
    deployed: adoptableLayers(readStacks(environment.stacks)),
  });
  const folder = `${name}-terraform`;
  return { fileName: `${folder}.zip`, bytes: zipFiles(folder, files, ctx.clock.now()) };
}
