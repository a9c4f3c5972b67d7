import type { Template } from '#cloudformation/builder/template.ts';
import type { LayerId } from '#cloudformation/layer.ts';
import { longestTemplateBodyBytes } from '#lib/aws/cloudformation/change-set.ts';
import {
  type ArchivedEnvironment,
  type ArchivedLayer,
  archivedAssets,
  archivedLayers,
} from '#lib/environments/archive/archived-layer.ts';
import { expression, type HclBlock, type HclValue, quoted, renderHcl } from './hcl.ts';
import { type StackVariable, stackVariables } from './stack-variables.ts';
import { terraformReadMe } from './terraform-read-me.ts';

export interface ExportedEnvironment extends ArchivedEnvironment {
  readonly accountId: string;
  /** Of HCP Terraform, or of a Terraform Enterprise. */
  readonly hostname: string;
  readonly organization: string;
  readonly workspace: string;
  readonly assetBucket: string;
  /** Layers whose stacks exist. */
  readonly deployed: ReadonlySet<string>;
}

/** An exported layer with its variables. */
interface Stack extends ArchivedLayer {
  readonly variables: readonly StackVariable[];
}

/**
 * An environment as a configuration of Terraform: file names to their contents. Stacks that exist are
 * adopted by `import` blocks. Pure.
 */
export function terraformFiles(environment: ExportedEnvironment): Record<string, string> {
  const stacks = archivedLayers(environment).map((layer) => ({
    ...layer,
    variables: stackVariables(layer),
  }));
  const adopted = stacks.filter(({ layer }) => environment.deployed.has(layer.id));
  return {
    'README.md': terraformReadMe(environment, adopted, stacks),
    'terraform.tf': renderHcl([terraformBlock(environment)]),
    'providers.tf': renderHcl([providerBlock(environment)]),
    'variables.tf': renderHcl([
      ...sharedVariables(environment),
      ...stacks.flatMap(({ variables }) => variables.map(({ block }) => block)),
    ]),
    'stacks.tf': renderHcl(stacks.map((stack) => stackBlock(environment, stack))),
    'outputs.tf': renderHcl(stacks.map(outputBlock)),
    ...(adopted.length > 0 && { 'imports.tf': renderHcl(adopted.map(importBlock)) }),
    ...Object.assign({}, ...stacks.map(stackFiles)),
  };
}

/** `import` blocks need 1.5. Source: Terraform documentation, "Import block". */
const requiredVersion = '>= 1.5.0';

function terraformBlock({ hostname, organization, workspace }: ExportedEnvironment): HclBlock {
  return {
    type: 'terraform',
    attributes: { required_version: requiredVersion },
    blocks: [
      {
        type: 'required_providers',
        attributes: { aws: { source: 'hashicorp/aws', version: '~> 6.0' } },
      },
      {
        type: 'cloud',
        attributes: {
          hostname: hostname === 'app.terraform.io' ? undefined : hostname,
          organization,
        },
        blocks: [{ type: 'workspaces', attributes: { name: workspace } }],
      },
    ],
  };
}

/** Refuses the credentials of another account, in which nothing would be adopted. */
function providerBlock({ region, accountId }: ExportedEnvironment): HclBlock {
  return {
    type: 'provider',
    labels: ['aws'],
    attributes: { region, allowed_account_ids: [accountId] },
  };
}

function sharedVariables({ assetBucket, tags }: ExportedEnvironment): HclBlock[] {
  return [
    {
      type: 'variable',
      labels: ['tags'],
      attributes: {
        description: 'Set on every stack, and by CloudFormation on every resource that takes tags.',
        type: expression('map(string)'),
        default: tags,
        nullable: false,
      },
    },
    {
      type: 'variable',
      labels: ['asset_bucket'],
      attributes: {
        description: 'Bucket that holds the files which stacks and hosts read.',
        type: expression('string'),
        default: assetBucket,
        nullable: false,
      },
    },
  ];
}

/** CloudFormation needs longer for some layers than the half hour that the provider waits. */
const timeouts = { create: '60m', update: '60m', delete: '60m' };

function stackBlock({ account }: ExportedEnvironment, stack: Stack): HclBlock {
  const { layer, stackName, capabilities } = stack;
  return {
    type: 'resource',
    labels: [resourceType, resourceName(layer.id)],
    attributes: {
      name: stackName,
      template_body: expression(`file("\${path.module}/${templatePath(layer.id)}")`),
      parameters: stackParameters(stack),
      capabilities: capabilities.length > 0 ? capabilities : undefined,
      iam_role_arn: account?.stackRoleArn,
      tags: tagsOf(stack),
      depends_on:
        layer.needs.length > 0 ? layer.needs.map((need) => expression(address(need))) : undefined,
    },
    blocks: [{ type: 'timeouts', attributes: timeouts }],
  };
}

const resourceType = 'aws_cloudformation_stack';

function resourceName(layer: LayerId): string {
  return layer.replaceAll('-', '_');
}

/** Of a layer's stack, as configurations refer to it. */
function address(layer: LayerId): string {
  return `${resourceType}.${resourceName(layer)}`;
}

/** JSON, which the provider compares without regard to its layout. */
function templatePath(layer: LayerId): string {
  return `templates/${layer}.json`;
}

function stackParameters(stack: Stack): Record<string, HclValue> {
  const chosen = stack.variables.map(({ parameter, name }) => [
    parameter,
    expression(`var.${name}`),
  ]);
  const given = stack.outputsOf.map(({ layer, name }) => [
    name,
    expression(`${address(layer)}.outputs[${quoted(name)}]`),
  ]);
  return {
    ...stack.parameters,
    ...Object.fromEntries(chosen),
    ...(stack.readsAssets && { AssetBucket: expression('var.asset_bucket') }),
    ...Object.fromEntries(given),
  };
}

/** Those of the environment may be chosen; those by which Strata knows its own may not. */
function tagsOf({ tags }: Stack): HclValue {
  const own = Object.entries(tags)
    .filter(([key]) => key.startsWith('strata:'))
    .map(([key, value]) => `${quoted(key)} = ${quoted(value)}`);
  return expression(`merge(var.tags, { ${own.join(', ')} })`);
}

function outputBlock({ layer }: Stack): HclBlock {
  return {
    type: 'output',
    labels: [resourceName(layer.id)],
    attributes: {
      description: `Outputs of the layer ${layer.title}: ${layer.purpose}`,
      value: expression(`${address(layer.id)}.outputs`),
    },
  };
}

/** Source: Terraform AWS Provider, "aws_cloudformation_stack", which is imported by the stack's name. */
function importBlock({ layer, stackName }: Stack): HclBlock {
  return {
    type: 'import',
    attributes: { to: expression(address(layer.id)), id: stackName },
  };
}

function stackFiles({ layer, template }: Stack): Record<string, string> {
  return {
    [templatePath(layer.id)]: templateBody(template),
    ...archivedAssets(layer.id),
  };
}

/** Legible where that fits into a request, since the provider sends the file as it is. */
function templateBody(template: Template): string {
  const legible = `${JSON.stringify(template, null, 2)}\n`;
  const fits = Buffer.byteLength(legible) <= longestTemplateBodyBytes;
  return fits ? legible : JSON.stringify(template);
}
