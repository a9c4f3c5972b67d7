import { renderYaml } from '#cloudformation/builder/render-template.ts';
import {
  type ArchivedEnvironment,
  type ArchivedLayer,
  archivedAssets,
  archivedLayers,
} from './archived-layer.ts';
import { deployScript } from './deploy-script.ts';

/** Everything to deploy an environment without this product: file names to their contents. Pure. */
export function environmentArchive(environment: ArchivedEnvironment): Record<string, string> {
  const archived = archivedLayers(environment);
  return Object.assign({}, ...archived.map(layerFiles), {
    'README.md': readMe(environment.name),
    'deploy.sh': deployScript({
      ...environment,
      environment: environment.name,
      layers: archived.map((one) => ({ ...one, id: one.layer.id })),
    }),
  });
}

function layerFiles({ layer, stackName, template, parameters }: ArchivedLayer) {
  return {
    [`templates/${layer.id}.yaml`]: renderYaml(template, [`Stack ${stackName}`]),
    [`parameters/${layer.id}.txt`]: Object.entries(parameters)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
    ...archivedAssets(layer.id),
  };
}

function readMe(name: string): string {
  return `# ${name}

\`./deploy.sh\` deploys every layer with the AWS CLI (version 2) and the credentials it finds.

- \`templates/\`: one CloudFormation template per layer
- \`parameters/\`: their parameters; what another layer gives is read from its stack
- \`assets/\`: the files that stacks and hosts read, uploaded to a bucket of your account
`;
}
