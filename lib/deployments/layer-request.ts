import { createHash } from 'node:crypto';
import { type Capability, requiredCapabilities } from '#cloudformation/builder/capabilities.ts';
import { renderJson } from '#cloudformation/builder/render-template.ts';
import type { Template } from '#cloudformation/builder/template.ts';
import { type LayerContext, type LayerDefinition, stackName } from '#cloudformation/layer.ts';
import { layerAssets } from '#cloudformation/layer-assets.ts';
import type { AccountGuards } from '#lib/accounts/account-guards.ts';
import type { ChangeSetRequest } from '#lib/aws/cloudformation/change-set.ts';
import { type ImportedResource, withImports } from './imports.ts';

export interface LayerRequestInput {
  readonly layer: LayerDefinition;
  readonly context: LayerContext;
  /** The operator's parameters of the layer; defaults are filled in here. */
  readonly parameters: unknown;
  readonly tags: Readonly<Record<string, string>>;
  /** The bucket that holds the files of layers, for those that read some. */
  readonly assetBucket: string;
  /** What the account asks of stacks, where it is a connected one. */
  readonly account?: AccountGuards;
  /** Outputs of the stacks of the layers that this one needs, merged. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the stack has taken in, or is to, beside what the layer makes. */
  readonly imports: readonly ImportedResource[];
}

export type LayerRequest = Omit<
  ChangeSetRequest,
  'changeSetName' | 'type' | 'description' | 'template' | 'revertsDrift' | 'imports'
> & {
  readonly template: Template;
  readonly templateBody: string;
  readonly capabilities: readonly Capability[];
};

/** Everything of a layer's change set that follows from its parameters. Pure. */
export function layerRequest(input: LayerRequestInput): LayerRequest {
  const { layer, context, imports } = input;
  const parameters = layer.parameters.parse(input.parameters);
  const template = withImports(layer.template(parameters, context), imports);
  const declared = Object.keys(template.Parameters ?? {});
  const given: Readonly<Record<string, string | undefined>> = {
    ...input.outputs,
    ConfineRoles: input.account && 'yes',
    AssetBucket: input.assetBucket,
    AssetPrefix: layerAssets(layer.id)?.prefix,
    ...layer.stackParameters(parameters, context),
  };
  return {
    template,
    stackName: stackName(context.environment, layer.id),
    templateBody: renderJson(template),
    parameters: Object.fromEntries(
      declared.flatMap((name) => {
        const value = given[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    tags: {
      ...input.tags,
      'strata:environment': context.environment,
      'strata:layer': layer.id,
    },
    capabilities: requiredCapabilities(template),
    ...(input.account && { roleArn: input.account.stackRoleArn }),
  };
}

/** Changes with anything that the change set is made of. */
export function requestDigest({ templateBody, parameters, tags }: LayerRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([templateBody, parameters, tags]))
    .digest('hex');
}

/**
 * Name of a deployment's change set for a layer, at most 128 characters. It is also its client token,
 * so that asking twice is asking once; a layer that is planned again has the next attempt.
 */
export function changeSetName(deploymentId: string, attempt: number): string {
  return attempt === 1 ? `strata-${deploymentId}` : `strata-${deploymentId}-${attempt}`;
}

/** Token of one operation of a deployment on one stack: the same operation has the same token. */
export function operationToken(
  deploymentId: string,
  layer: string,
  operation: 'execute' | 'delete' | 'replace' | 'cancel' | 'recover',
  attempt = 1,
): string {
  const parts = [deploymentId, layer, operation, ...(attempt === 1 ? [] : [attempt])];
  const digest = createHash('sha256').update(parts.join(' ')).digest('hex');
  return `strata-${operation}-${digest.slice(0, 32)}`;
}
