import { stringify } from 'yaml';
import { renderYaml } from '#cloudformation/builder/render-template.ts';
import {
  type ArchivedEnvironment,
  type ArchivedLayer,
  archivedLayers,
} from '#lib/environments/archive/archived-layer.ts';
import { filledEnv } from '#lib/variables/env-template.ts';
import { filledParameters } from '#lib/variables/filled-parameters.ts';

export interface RepositoryEnvironment extends ArchivedEnvironment {
  /** Of the repository, without slashes at its ends; empty for the root. */
  readonly folder: string;
  readonly assetBucket: string;
  /** Of the stacks that exist, by layer id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The newest edition as Markdown files by their names. */
  readonly handbook: Readonly<Record<string, string>>;
}

/** An environment as it stands in a repository: file names, below the folder, to their contents. Pure. */
export function repositoryFiles(environment: RepositoryEnvironment): Record<string, string> {
  const { name, region, folder, handbook } = environment;
  const files: Record<string, string> = {
    'README.md': readMe(name),
    [variablesFile(name)]: filledEnv(
      { environment: name, region },
      filledParameters(environment.parameters),
    ),
    ...Object.fromEntries(
      Object.entries(handbook).map(([file, text]) => [`handbook/${file}`, text]),
    ),
    ...Object.assign({}, ...archivedLayers(environment).map((one) => layerFiles(environment, one))),
  };
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [inFolder(folder, path), content]),
  );
}

/** The file of variables, by which a change of the branch becomes one of the environment. */
export function variablesFile(environment: string): string {
  return `${environment}.env`;
}

export function inFolder(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

function layerFiles(environment: RepositoryEnvironment, archived: ArchivedLayer) {
  const { layer, stackName, template } = archived;
  return {
    [`templates/${layer.id}.yaml`]: renderYaml(template, [`Stack ${stackName}`]),
    [`deployments/${layer.id}.yaml`]: deploymentFile(environment, archived),
  };
}

/**
 * A stack deployment file of CloudFormation's Git sync. What another stack gives has to stand in it, so it
 * is complete once that is deployed; what is missing until then is named.
 * Source: AWS CloudFormation User Guide, "How Git sync works", stack deployment file.
 */
function deploymentFile(
  { folder, assetBucket, outputs }: RepositoryEnvironment,
  { layer, stackName, parameters, outputsOf, readsAssets, tags }: ArchivedLayer,
): string {
  const given = outputsOf.flatMap(({ layer: provider, name }) => {
    const value = outputs[provider]?.[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const known = new Set(given.map(([name]) => name));
  const missing = outputsOf.filter(({ name }) => !known.has(name));
  const document = {
    'template-file-path': inFolder(folder, `templates/${layer.id}.yaml`),
    parameters: {
      ...parameters,
      ...(readsAssets && { AssetBucket: assetBucket }),
      ...Object.fromEntries(given),
    },
    tags,
  };
  return [
    `# Stack ${stackName}, for Git sync of CloudFormation`,
    ...missing.map((one) => `# ${one.name} is missing until ${one.layer} is deployed`),
    stringify(document, {
      lineWidth: 0,
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
    }),
  ].join('\n');
}

function readMe(name: string): string {
  return `# ${name}

Written by Strata, by pull requests.

- \`${variablesFile(name)}\`: every variable of the environment, without secrets. A change of it on the branch that Strata follows is saved and planned there; nothing is deployed before somebody applies the plan.
- \`templates/\`: one CloudFormation template per layer, made of the variables.
- \`handbook/\`: what runs, how it is configured and what it looks like, as of its newest edition in Strata.
- \`deployments/\`: stack deployment files of CloudFormation's Git sync, one per layer.
`;
}
