import { renderYaml } from '#cloudformation/builder/render-template.ts';
import type { LayerDefinition } from '#cloudformation/layer.ts';
import { layerAssets } from '#cloudformation/layer-assets.ts';
import { dependencyLevels } from '#cloudformation/layer-order.ts';
import { getLayer, layers } from '#cloudformation/layers.ts';
import { layerRequest } from '#lib/deployments/layer-request.ts';
import { deployScript, type ScriptLayer } from './deploy-script.ts';

export interface ArchivedEnvironment {
  readonly name: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Everything to deploy an environment without this product: file names to their contents. Pure. */
export function environmentArchive(environment: ArchivedEnvironment): Record<string, string> {
  const ordered = dependencyLevels(layers).flat().map(getLayer);
  const parts = ordered.map((layer) => layerFiles(environment, layer));
  return Object.assign({}, ...parts.map(({ files }) => files), {
    'README.md': readMe(environment.name),
    'deploy.sh': deployScript({ ...environment, environment: environment.name, layers: parts }),
  });
}

function layerFiles(environment: ArchivedEnvironment, layer: LayerDefinition) {
  const { template, parameters } = layerRequest({
    layer,
    context: { environment: environment.name, region: environment.region },
    parameters: environment.parameters[layer.id] ?? {},
    tags: environment.tags,
    assetBucket: '',
    outputs: {},
  });
  const declared = Object.keys(template.Parameters ?? {});
  const { AssetBucket: _, ...known } = parameters;
  const missing = declared.filter((name) => !(name in known) && name !== 'AssetBucket');
  const assets = layerAssets(layer.id);
  const files = {
    [`templates/${layer.id}.yaml`]: renderYaml(template, [`Stack ${environment.name}-${layer.id}`]),
    [`parameters/${layer.id}.txt`]: Object.entries(known)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
    ...Object.fromEntries(
      (assets?.files ?? []).map(({ path, content }) => [
        `assets/${assets?.prefix}${path}`,
        content,
      ]),
    ),
  };
  const script: ScriptLayer = {
    id: layer.id,
    readsAssets: declared.includes('AssetBucket'),
    outputsOf: missing.flatMap((name) => providerOf(environment, layer, name)),
  };
  return { ...script, files };
}

/** The needed layer whose template has an output of that name; a parameter with a default has none. */
function providerOf(environment: ArchivedEnvironment, layer: LayerDefinition, name: string) {
  const provider = layer.needs.find((need) => {
    const { parameters, template } = getLayer(need);
    const context = { environment: environment.name, region: environment.region };
    const given = parameters.parse(environment.parameters[need] ?? {});
    return name in (template(given, context).Outputs ?? {});
  });
  return provider ? [{ layer: provider, name }] : [];
}

function readMe(name: string): string {
  return `# ${name}

\`./deploy.sh\` deploys every layer with the AWS CLI (version 2) and the credentials it finds.

- \`templates/\`: one CloudFormation template per layer
- \`parameters/\`: their parameters; what another layer gives is read from its stack
- \`assets/\`: the files that stacks and hosts read, uploaded to a bucket of your account
`;
}
