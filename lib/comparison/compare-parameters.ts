import { isDeepStrictEqual } from 'node:util';
import type { EnvironmentComparison } from '#lib/api/environment-comparison.ts';
import { filledParameters } from '#lib/variables/filled-parameters.ts';
import { type Variable, variables } from '#lib/variables/variable.ts';
import { valueText } from '#lib/variables/variable-text.ts';
import { type Home, movedParameters } from './renamed.ts';

/** An environment as far as its parameters are compared. */
export interface ComparedEnvironment extends Home {
  /** As they are stored. */
  readonly parameters: unknown;
}

/** A parameter that another environment has otherwise. */
export interface ParameterDifference {
  readonly variable: Variable;
  readonly from: unknown;
  readonly to: unknown;
  /** As in `from`, with names made of the name of `to`. */
  readonly promoted: unknown;
}

/** The parameters that differ, and not only by names that are made of the environments’ own. Pure. */
export function differingParameters(
  from: ComparedEnvironment,
  to: ComparedEnvironment,
): ParameterDifference[] {
  const [before, after] = [from, to].map(({ parameters }) => filledParameters(parameters));
  const moved = movedParameters(before ?? {}, { from, to });
  return variables
    .map((variable) => {
      const { layer, parameter } = variable;
      const [one, other, promoted] = [before, after, moved].map((all) => all?.[layer]?.[parameter]);
      return { variable, from: one, to: other, promoted };
    })
    .filter(({ from: one, promoted, to: present }) =>
      [one, promoted].every((value) => !isDeepStrictEqual(value, present)),
    );
}

/** Differences as a page shows them. */
export function parameterRows(
  differences: readonly ParameterDifference[],
  from: Home,
  to: Home,
): EnvironmentComparison['parameters'] {
  return differences.map(({ variable, ...values }) => ({
    variable: variable.name,
    layer: variable.layer,
    parameter: variable.parameter,
    title: variable.schema.title,
    from: valueText(variable, values.from, from.region),
    to: valueText(variable, values.to, to.region),
    promoted: valueText(variable, values.promoted, to.region),
  }));
}
