import type { TemplateParameter } from '#cloudformation/builder/template.ts';
import type { LayerId } from '#cloudformation/layer.ts';
import type { ArchivedLayer } from '#lib/environments/archive/archived-layer.ts';
import { type ParameterSchema, variables } from '#lib/variables/variable.ts';
import { variableName } from '#lib/variables/variable-names.ts';
import { expression, type HclBlock, quoted } from './hcl.ts';

/** A parameter of a layer's stack that whoever runs Terraform may choose. */
export interface StackVariable {
  /** Unique among all layers, such as `vpc_cidr`. */
  readonly name: string;
  /** As the stack names it, such as `VpcCidr`. */
  readonly parameter: string;
  readonly block: HclBlock;
}

/** Parameters that follow from the environment and its account; they are not for choosing. */
const fixed = new Set(['Environment', 'AssetPrefix', 'ConfineRoles']);

/**
 * The variables of a layer: what its stack takes, as the environment has it set. What shapes the template
 * instead is not among them.
 */
export function stackVariables({ layer, template, parameters }: ArchivedLayer): StackVariable[] {
  return Object.entries(parameters)
    .filter(([parameter]) => !fixed.has(parameter))
    .flatMap(([parameter, value]) => {
      const declared = template.Parameters?.[parameter];
      if (!declared) return [];
      const described = variableOf(layer.id, parameter);
      const name = (described?.name ?? stackVariableName(layer.id, parameter)).toLowerCase();
      const block = variableBlock({ name, declared, schema: described?.schema, value });
      return [{ name, parameter, block }];
    });
}

function stackVariableName(layer: LayerId, parameter: string): string {
  return variableName(layer, `${parameter.charAt(0).toLowerCase()}${parameter.slice(1)}`);
}

/** The operator's parameter that a stack's is of the same name as, whatever its capitals. */
function variableOf(layer: LayerId, parameter: string) {
  return variables.find(
    (one) => one.layer === layer && one.parameter.toLowerCase() === parameter.toLowerCase(),
  );
}

interface DeclaredVariable {
  readonly name: string;
  readonly declared: TemplateParameter;
  readonly schema: ParameterSchema | undefined;
  readonly value: string;
}

function variableBlock(variable: DeclaredVariable): HclBlock {
  const { name, declared, schema, value } = variable;
  const isNumber = declared.Type === 'Number';
  return {
    type: 'variable',
    labels: [name],
    attributes: {
      description: schema ? `${schema.title}. ${schema.description}` : declared.Description,
      type: expression(isNumber ? 'number' : 'string'),
      default: isNumber ? Number(value) : value,
      nullable: false,
    },
    blocks: validations(variable).map(([condition, message]) => ({
      type: 'validation',
      attributes: {
        condition: expression(condition),
        error_message: `${name} ${message}.`,
      },
    })),
  };
}

/** Conditions with what they ask for, which follows the variable's name. */
function validations({ name, declared, schema }: DeclaredVariable): [string, string][] {
  const subject = `var.${name}`;
  const { AllowedValues: choices, AllowedPattern: pattern } = declared;
  const least = schema?.minimum ?? declared.MinValue;
  const most = schema?.maximum ?? declared.MaxValue;
  const isNumber = declared.Type === 'Number';
  return [
    ...(choices
      ? [pair(`contains(${listText(choices)}, ${subject})`, `must be one of ${choices.join(', ')}`)]
      : []),
    ...(pattern === undefined
      ? []
      : [
          pair(
            `can(regex(${quoted(pattern)}, ${subject}))`,
            declared.ConstraintDescription ?? `must match ${pattern}`,
          ),
        ]),
    ...(isNumber && !choices && schema?.type === 'integer'
      ? [pair(`floor(${subject}) == ${subject}`, 'must be a whole number')]
      : []),
    ...(isNumber && !choices && least !== undefined
      ? [pair(`${subject} >= ${least}`, `must be at least ${least}`)]
      : []),
    ...(isNumber && !choices && most !== undefined
      ? [pair(`${subject} <= ${most}`, `must be at most ${most}`)]
      : []),
  ];
}

function pair(condition: string, message: string): [string, string] {
  return [condition, message];
}

function listText(values: readonly (string | number)[]): string {
  return `[${values.map((item) => (typeof item === 'string' ? quoted(item) : String(item))).join(', ')}]`;
}
