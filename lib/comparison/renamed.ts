import type { LayerId } from '#cloudformation/layer.ts';
import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';
import type { ParametersByLayer } from '#lib/variables/filled-parameters.ts';
import { type Variable, variables } from '#lib/variables/variable.ts';

/** Where an environment is, as far as values are made of it. */
export interface Home {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
}

interface Move {
  readonly from: Home;
  readonly to: Home;
}

/**
 * A text with the name of one environment, where it stands as a word, replaced by that of another. What
 * ends a host name, as `.dev` does, is no name of an environment. Names have letters, digits and hyphens.
 */
export function renamedText(text: string, from: string, to: string): string {
  const word = new RegExp(`(?<![A-Za-z0-9])${from}(?![A-Za-z0-9])`, 'g');
  return text.replace(word, (found, offset: number) => {
    const next = text.charAt(offset + found.length);
    const endsHost = text.charAt(offset - 1) === '.' && next !== '.' && next !== '-';
    return endsHost ? found : to;
  });
}

/**
 * Parameters as they are for another environment: what is made of the name is made of the other one, and
 * ARNs of another region or account, which mean nothing there, are left to their defaults. Defaults, and what
 * names something outside of environments, stay; so does a value that its layer would not accept renamed.
 */
export function movedParameters(parameters: ParametersByLayer, move: Move): ParametersByLayer {
  return Object.fromEntries(
    Object.entries(parameters).map(([layer, values]) => {
      const moved = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          movedValue(variableAt(layer, name), value, move),
        ]),
      );
      const accepted = layerParameterSchemas[layer as LayerId].safeParse(moved);
      return [layer, accepted.success ? moved : values];
    }),
  );
}

function variableAt(layer: string, parameter: string): Variable | undefined {
  return variables.find((one) => one.layer === layer && one.parameter === parameter);
}

function movedValue(variable: Variable | undefined, value: unknown, move: Move): unknown {
  if (!variable || variable.schema.enum || variable.schema.namesOutside) return value;
  if (Array.isArray(value)) return value.map((item) => movedValue(variable, item, move));
  if (typeof value !== 'string' || isDefault(variable, value)) return value;
  if (isElsewhere(value, move.to)) return variable.schema.default;
  return renamedText(value, move.from.name, move.to.name);
}

/** Whether it is what the layer says where nobody has chosen, or one item of that. */
function isDefault({ schema: { default: usual } }: Variable, value: string): boolean {
  return [usual].flat().includes(value);
}

/** Whether it is an ARN of another region or account. */
function isElsewhere(value: string, { region, accountId }: Home): boolean {
  const [scheme, , , ofRegion = '', ofAccount = ''] = value.split(':');
  if (scheme !== 'arn') return false;
  return (ofRegion !== '' && ofRegion !== region) || (ofAccount !== '' && ofAccount !== accountId);
}
