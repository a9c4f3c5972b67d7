import type { Parameter } from '@aws-sdk/client-cloudformation';
import { hidden } from '../../engine/parameters/hide-secrets.ts';
import type { StackDefinition } from '../../engine/stacks/stack-record.ts';
import type { Template } from '../../engine/template/template.ts';

/** Parameters as answers show them: those with `NoEcho` masked. */
export function shownParameters(
  template: Template,
  { parameters, resolvedParameters = {} }: StackDefinition,
): Parameter[] {
  return Object.entries(parameters).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: template.parameters[ParameterKey]?.noEcho ? hidden : value,
    ...(ParameterKey in resolvedParameters && {
      ResolvedValue: resolvedParameters[ParameterKey],
    }),
  }));
}
