import type { Parameter, Tag } from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { checkDynamicReferences } from '../../engine/dynamic-references/check-references.ts';
import {
  type ParameterInput,
  resolveParameters,
} from '../../engine/parameters/resolve-parameters.ts';
import { knownTypes } from '../../engine/registry/registry.ts';
import { instantiate, type StackInstance } from '../../engine/stacks/stack-instance.ts';
import type { StackDefinition, StackRecord } from '../../engine/stacks/stack-record.ts';
import { identityOf, surroundings } from '../../engine/stacks/surroundings.ts';
import { checkCapabilities } from '../../engine/template/capabilities.ts';
import { checkReferences } from '../../engine/template/check-references.ts';
import { checkCircles, dependenciesOf } from '../../engine/template/dependencies.ts';
import { readTemplate } from '../../engine/template/read-template.ts';
import { checkRules } from '../../engine/template/rules.ts';
import { languageExtensions, type Template } from '../../engine/template/template.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { checkParameterReferences } from './parameter-references.ts';
import { checkParameterValues } from './parameter-values.ts';
import { resolveSsmParameters } from './ssm-parameters.ts';
import { type TemplateSource, templateText } from './template-source.ts';

/** The members that creating, updating and planning a stack have in common. */
export interface DefinitionInput extends TemplateSource {
  readonly Parameters?: readonly Parameter[];
  readonly Tags?: readonly Tag[];
  readonly Capabilities?: readonly string[];
  readonly NotificationARNs?: readonly string[];
  readonly RoleARN?: string;
  readonly ResourceTypes?: readonly string[];
}

/** The definition a request asks for, checked as far as AWS checks before it answers. */
export async function requestedDefinition(
  ctx: CallContext,
  input: DefinitionInput,
  previous?: StackDefinition,
): Promise<StackDefinition> {
  const text = await templateText(ctx, input, previous?.template);
  const template = readTemplate(text);
  checkTemplate(template);
  checkAllowedTypes(template, input.ResourceTypes);
  const parameters = resolveParameters(
    template.parameters,
    (input.Parameters ?? []).map(parameterInput),
    previous?.parameters,
  );
  const resolvedParameters = await resolveSsmParameters(ctx, template, parameters);
  await checkParameterValues(ctx, template, { ...parameters, ...resolvedParameters });
  await checkParameterReferences(ctx, template);
  const capabilities = [...(input.Capabilities ?? [])].sort();
  checkCapabilities(template, capabilities);
  checkExpansion(template, capabilities);
  return {
    template: text,
    parameters,
    ...(Object.keys(resolvedParameters).length > 0 && { resolvedParameters }),
    tags: input.Tags ? tagRecord(input.Tags) : (previous?.tags ?? {}),
    capabilities,
    notificationArns: [...(input.NotificationARNs ?? previous?.notificationArns ?? [])],
    roleArn: input.RoleARN ?? previous?.roleArn,
  };
}

/** A transform may add resources that the caller has not seen. */
function checkExpansion(template: Template, capabilities: readonly string[]): void {
  if (template.transforms.length > 0 && !capabilities.includes('CAPABILITY_AUTO_EXPAND')) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    );
  }
}

/** Checks that need no parameters. */
export function checkTemplate(template: Template): void {
  const unknown = template.transforms.find((name) => name !== languageExtensions);
  if (unknown !== undefined)
    throw validationError(`Transform ${unknown} is not supported by this endpoint`);
  checkDynamicReferences(template);
  checkReferences(template, knownTypes);
  checkCircles(dependenciesOf(template, new Set(Object.keys(template.resources))));
}

/** A definition's instance, its circles and rules checked. */
export function checkedInstance(
  ctx: CallContext,
  stack: Pick<StackRecord, 'id' | 'name'>,
  definition: StackDefinition,
): StackInstance {
  const instance = instantiate(definition, identityOf(ctx, stack, definition), surroundings(ctx));
  checkRules(
    instance.template,
    instance.scope({ reference: () => undefined, attribute: () => undefined }),
  );
  return instance;
}

function tagRecord(tags: readonly Tag[]): Record<string, string> {
  const reserved = tags.find(({ Key }) => Key?.toLowerCase().startsWith('aws:'));
  if (reserved) {
    throw validationError("Tag keys starting with 'aws:' are reserved for internal use");
  }
  const keys = tags.map(({ Key }) => Key ?? '');
  if (new Set(keys).size < keys.length) {
    throw validationError('Duplicate tag keys found. Please provide unique tag keys.');
  }
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

function parameterInput({
  ParameterKey,
  ParameterValue,
  UsePreviousValue,
}: Parameter): ParameterInput {
  return { ParameterKey, ParameterValue, UsePreviousValue };
}

/** Wording as recorded on AWS in localstack `api/test_update_stack.snapshot.json`. */
function checkAllowedTypes(template: Template, allowed: readonly string[] | undefined): void {
  if (!allowed || allowed.length === 0) return;
  const isAllowed = (type: string) =>
    allowed.some((pattern) =>
      pattern.endsWith('::*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type,
    );
  for (const { type } of Object.values(template.resources)) {
    if (!isAllowed(type)) {
      throw validationError(
        `Resource type ${type} is not allowed by parameter ResourceTypes [${allowed.join(', ')}]`,
      );
    }
  }
}
