import type { Parameter } from '@aws-sdk/client-cloudformation';
import { hidden } from '../../engine/parameters/hide-secrets.ts';
import type { Template } from '../../engine/template/template.ts';

/** Parameters as answers show them: those with `NoEcho` masked. */
export function shownParameters(
  template: Template,
  values: Readonly<Record<string, string>>,
): Parameter[] {
  return Object.entries(values).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: template.parameters[ParameterKey]?.noEcho ? hidden : value,
  }));
}
