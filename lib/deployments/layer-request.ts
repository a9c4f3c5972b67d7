import { createHash } from 'node:crypto';
import { type Capability, requiredCapabilities } from '#cloudformation/builder/capabilities.ts';
import { renderJson } from '#cloudformation/builder/render-template.ts';
import type { Template } from '#cloudformation/builder/template.ts';
import { type LayerContext, type LayerDefinition, stackName } from '#cloudformation/layer.ts';
import type { ChangeSetRequest } from '#lib/aws/cloudformation/change-set.ts';

export interface LayerRequestInput {
  readonly layer: LayerDefinition;
  readonly context: LayerContext;
  /** The operator's parameters of the layer; defaults are filled in here. */
  readonly parameters: unknown;
  readonly tags: Readonly<Record<string, string>>;
  /** Outputs of the stacks of the layers that this one needs, merged. */
  readonly outputs: Readonly<Record<string, string>>;
}

export type LayerRequest = Omit<ChangeSetRequest, 'changeSetName' | 'type' | 'description'> & {
  readonly template: Template;
  readonly capabilities: readonly Capability[];
};

/** Everything of a layer's change set that follows from its parameters. Pure. */
export function layerRequest(input: LayerRequestInput): LayerRequest {
  const { layer, context } = input;
  const parameters = layer.parameters.parse(input.parameters);
  const template = layer.template(parameters, context);
  const declared = Object.keys(template.Parameters ?? {});
  const given = { ...input.outputs, ...layer.stackParameters(parameters, context) };
  return {
    template,
    stackName: stackName(context.environment, layer.id),
    templateBody: renderJson(template),
    parameters: Object.fromEntries(
      declared.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
    ),
    tags: {
      ...input.tags,
      'strata:environment': context.environment,
      'strata:layer': layer.id,
    },
    capabilities: requiredCapabilities(template),
  };
}

/**
 * Name of a deployment's change set for a layer, at most 128 characters. It is also its client token,
 * so that asking twice is asking once.
 */
export function changeSetName(deploymentId: string): string {
  return `strata-${deploymentId}`;
}

/** Token of one operation of a deployment on one stack: the same operation has the same token. */
export function operationToken(
  deploymentId: string,
  layer: string,
  operation: 'execute' | 'delete' | 'replace',
): string {
  const digest = createHash('sha256').update(`${deploymentId} ${layer} ${operation}`).digest('hex');
  return `strata-${operation}-${digest.slice(0, 32)}`;
}
