import { loadScriptSource } from './load-env-source.generated.ts';
import { placeVariables, type VariablePlace } from './place.ts';
import { posixPattern } from './posix-pattern.ts';
import { secretVariables } from './secret-variables.ts';
import { shellWord } from './shell-word.ts';
import { isOfZones, type ParameterSchema, type Variable, variables } from './variable.ts';

/**
 * `load-env.sh` of an environment: a POSIX shell script that checks a file of variables as an import does,
 * value by value, and exports them. What depends on several values only an import knows. No message repeats
 * a value.
 */
export function loadScript(place: VariablePlace): string {
  const cases = checks(place)
    .map((line) => `      ${line}`)
    .join('\n');
  return loadScriptSource
    .replace('@environment@', place.environment)
    .replace(/^ *# @checks@$/m, () => cases);
}

function checks(place: VariablePlace): string[] {
  const refused = secretVariables.filter(({ field }) => field === undefined);
  return [
    `${placeVariables.environment}) one_of ${shellWord(place.environment)} ;;`,
    `${placeVariables.region}) one_of ${shellWord(place.region)} ;;`,
    ...variables.map((variable) => `${variable.name}) ${checkOf(variable, place.region)} ;;`),
    ...secretVariables
      .filter(({ field }) => field !== undefined)
      .map(({ name }) => `${name}) filled ;;`),
    `${refused.map(({ name }) => name).join(' | ')}) problem "$name is generated, and cannot be set" ;;`,
  ];
}

function checkOf(variable: Variable, region: string): string {
  const { schema } = variable;
  if (schema.type !== 'array') return scalarCheck(schema);
  const { minItems = 0, maxItems = 99, items = { type: 'string' } } = schema;
  const pattern = isOfZones(variable)
    ? items.pattern?.replace('^', `^(?:${region})?`)
    : items.pattern;
  const [usual] = Array.isArray(schema.default) ? schema.default : [];
  const item = { ...items, pattern, examples: schema.examples, default: usual };
  return `list_of ${minItems} ${maxItems} ${scalarCheck(item)}`;
}

type Scalar = Pick<ParameterSchema, 'enum' | 'pattern' | 'minimum' | 'maximum' | 'examples'> & {
  readonly type: ParameterSchema['type'];
  readonly default?: ParameterSchema['default'] | undefined;
};

function scalarCheck(schema: Scalar): string {
  const { type, enum: choices, pattern, minimum = 0, maximum = 999_999_999 } = schema;
  const { examples, default: usual } = schema;
  if (choices) return `one_of ${choices.map((choice) => shellWord(String(choice))).join(' ')}`;
  switch (type) {
    case 'boolean':
      return 'one_of true false';
    case 'integer':
      return `whole_number ${minimum} ${maximum}`;
    case 'number':
      return `between ${minimum} ${maximum}`;
    default: {
      if (pattern === undefined) return ':';
      const [example = 'its example in env.template'] = [...(examples ?? []), usual ?? ''].filter(
        (text) => text !== '',
      );
      return `like ${shellWord(posixPattern(pattern))} ${shellWord(String(example))}`;
    }
  }
}
