import type {
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ParameterDeclaration as ParameterShape,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';
import { isReadable } from '../../engine/imports/importable-types.ts';
import { schemaOf } from '../../engine/registry/registry.ts';
import { requiredCapabilities } from '../../engine/template/capabilities.ts';
import { readTemplate } from '../../engine/template/read-template.ts';
import type { Template } from '../../engine/template/template.ts';
import type { CallContext } from '../../service.ts';
import { changeSetNamed } from './change-set-lookup.ts';
import { checkTemplate } from './definition.ts';
import { stackNamed } from './stack-lookup.ts';
import { templateText } from './template-source.ts';

export function getTemplate(input: GetTemplateInput, ctx: CallContext): GetTemplateOutput {
  const { definition } = input.ChangeSetName
    ? changeSetNamed(ctx, input.ChangeSetName, input.StackName)
    : stackNamed(ctx, input.StackName, 'with id');
  return { TemplateBody: definition.template, StagesAvailable: ['Original', 'Processed'] };
}

export async function validateTemplate(
  input: ValidateTemplateInput,
  ctx: CallContext,
): Promise<ValidateTemplateOutput> {
  const template = readTemplate(await templateText(ctx, input));
  checkTemplate(template);
  return {
    Description: template.description,
    Parameters: Object.entries(template.parameters).map(([ParameterKey, declaration]) => ({
      ParameterKey,
      DefaultValue: declaration.default,
      NoEcho: declaration.noEcho,
      Description: declaration.description,
    })),
    ...capabilityMembers(template),
    DeclaredTransforms: declaredTransforms(template),
  };
}

export async function getTemplateSummary(
  input: GetTemplateSummaryInput,
  ctx: CallContext,
): Promise<GetTemplateSummaryOutput> {
  const text = input.StackName
    ? stackNamed(ctx, input.StackName, 'with id').definition.template
    : await templateText(ctx, input);
  const template = readTemplate(text);
  checkTemplate(template);
  const types = Object.values(template.resources).map(({ type }) => type);
  return {
    Version: '2010-09-09',
    Description: template.description,
    Metadata: template.metadata && JSON.stringify(template.metadata),
    Parameters: parameterShapes(template),
    ResourceTypes: types,
    ResourceIdentifierSummaries: identifierSummaries(template),
    ...capabilityMembers(template),
    DeclaredTransforms: declaredTransforms(template),
  };
}

function parameterShapes(template: Template): ParameterShape[] {
  return Object.entries(template.parameters).map(([ParameterKey, declaration]) => ({
    ParameterKey,
    ParameterType: declaration.type,
    DefaultValue: declaration.default,
    NoEcho: declaration.noEcho,
    Description: declaration.description,
    ParameterConstraints: declaration.allowedValues
      ? { AllowedValues: [...declaration.allowedValues] }
      : {},
  }));
}

/** What an import of the template's resources needs; types that cannot be imported are left out. */
function identifierSummaries(template: Template) {
  const importable = Object.entries(template.resources).filter(([, { type }]) => isReadable(type));
  const byType = Object.groupBy(importable, ([, { type }]) => type);
  return Object.entries(byType).map(([ResourceType, resources = []]) => ({
    ResourceType,
    LogicalResourceIds: resources.map(([id]) => id),
    ResourceIdentifiers: [...(schemaOf(ResourceType)?.identifier ?? [])],
  }));
}

function capabilityMembers(
  template: Template,
): Pick<ValidateTemplateOutput, 'Capabilities' | 'CapabilitiesReason'> {
  const required = requiredCapabilities(template);
  if (!required) return {};
  return { Capabilities: [...required.capabilities], CapabilitiesReason: required.reason };
}

function declaredTransforms({ transforms }: Template): string[] | undefined {
  return transforms.length > 0 ? [...transforms] : undefined;
}
