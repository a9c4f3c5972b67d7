import { z } from 'zod';
import { renderYaml } from '#cloudformation/builder/render-template.ts';
import { stackName } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import { presets } from '#cloudformation/presets.ts';
import { accountGuards } from '#lib/accounts/account-guards.ts';
import { requireAccount } from '#lib/accounts/require-account.ts';
import type { LayerDescription, Preset } from '#lib/api/layers.ts';
import { assetBucketName } from '#lib/aws/s3/asset-bucket.ts';
import type { Context } from '#lib/context/context.ts';
import { importsOf } from '#lib/deployments/imports.ts';
import { layerRequest } from '#lib/deployments/layer-request.ts';
import { typicalLayerSeconds } from '#lib/deployments/layer-seconds.ts';
import { requireEnvironment } from './require-environment.ts';
import { requireLayer } from './require-layer.ts';
import { readStacks } from './stacks.ts';

/** Every layer with the JSON Schema that its form is drawn from, and the presets across them. */
export async function listLayers(
  ctx: Pick<Context, 'cloudSpeed'>,
): Promise<{ layers: LayerDescription[]; presets: Preset[] }> {
  return {
    presets: presets.map((preset) => ({
      ...preset,
      parameters: preset.parameters as Preset['parameters'],
    })),
    layers: layers.map(({ id, title, purpose, needs, parameters }) => ({
      id,
      title,
      purpose,
      needs: [...needs],
      parameters: z.toJSONSchema(parameters, { io: 'input' }),
      typicalSeconds: typicalLayerSeconds(id, ctx.cloudSpeed),
    })),
  };
}

/** The template as it would be deployed now. Throws `layer-not-found`. */
export async function getLayerTemplate(
  ctx: Context,
  input: { readonly name: string; readonly layer: string },
): Promise<{ stackName: string; yaml: string; parameters: Record<string, string> }> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const { awsAccountId } = environment;
  const account = awsAccountId && (await requireAccount(ctx.db, awsAccountId));
  const layer = requireLayer(input.layer);
  const stacks = readStacks(environment.stacks);
  const { template, parameters } = layerRequest({
    layer,
    context: { environment: environment.name, region: environment.region },
    parameters: (environment.parameters as Record<string, unknown>)[layer.id] ?? {},
    tags: {},
    assetBucket: assetBucketName(environment.accountId, environment.region),
    ...(account && { account: accountGuards(account) }),
    outputs: Object.assign({}, ...layer.needs.map((need) => stacks[need]?.outputs ?? {})),
    imports: importsOf(environment, layer.id),
  });
  const name = stackName(environment.name, layer.id);
  return { stackName: name, yaml: renderYaml(template, [`Stack ${name}`]), parameters };
}
