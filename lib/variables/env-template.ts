import { getLayer } from '#cloudformation/layers.ts';
import { placeVariables, type VariablePlace } from './place.ts';
import { quotedValue } from './quoted-value.ts';
import { secretVariables } from './secret-variables.ts';
import { exampleText, valueWords } from './value-words.ts';
import { type Variable, variables } from './variable.ts';
import { valueText } from './variable-text.ts';

/** Columns of a comment. */
const width = 100;

/**
 * `env.template` of an environment: every variable, what it is for and an example, all of them commented out
 * but where the file belongs. It holds nothing that is in force, so that it may be committed.
 */
export function envTemplate(place: VariablePlace): string {
  return lines([
    ...comment(
      `Configuration of the environment ${place.environment}. Copy this file to .env, which is not committed, and set what is to differ: what is left out stays as it is. Import it on the page Configuration, which shows what changes before anything does, or load it into a shell with load-env.sh.`,
    ),
    ...comment(
      'One NAME=value a line; values with spaces or # stand in quotes; lists are separated by commas.',
    ),
    ...placeLines(place),
    ...ofEachLayer((variable) => [
      '',
      ...comment(`${variable.schema.title}. ${variable.schema.description}`),
      ...comment(
        `${valueWords(variable)} Default: ${defaultText(variable, place.region) || 'empty'}.`,
      ),
      `# ${variable.name}=${quotedValue(exampleText(variable, place.region))}`,
    ]),
    ...secretLines(),
  ]);
}

/** `.env` of an environment with the values that are in force, secrets left out. */
export function filledEnv(
  place: VariablePlace,
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string {
  return lines([
    ...comment(
      `Configuration of the environment ${place.environment} as it is set. Secrets are in Secrets Manager and not in here.`,
    ),
    ...placeLines(place),
    ...ofEachLayer((variable) => {
      const value = parameters[variable.layer]?.[variable.parameter] ?? variable.schema.default;
      return [`${variable.name}=${quotedValue(valueText(variable, value, place.region))}`];
    }),
  ]);
}

function placeLines({ environment, region }: VariablePlace): string[] {
  return [
    '',
    ...comment('The environment and the region that this file is of; another one refuses it.'),
    `${placeVariables.environment}=${environment}`,
    `${placeVariables.region}=${region}`,
  ];
}

function ofEachLayer(linesOf: (variable: Variable) => readonly string[]): string[] {
  return [...Map.groupBy(variables, ({ layer }) => layer)].flatMap(([layer, its]) => [
    '',
    ...heading(getLayer(layer).title),
    ...its.flatMap(linesOf),
  ]);
}

function secretLines(): string[] {
  return [
    '',
    ...heading('Secrets'),
    ...comment(
      'Never written into this template, nor kept by Strata: an import puts them into Secrets Manager, once the layer of secrets is deployed. Passwords are generated and cannot be set here.',
    ),
    ...secretVariables
      .filter(({ field }) => field !== undefined)
      .flatMap(({ name, description }) => ['', ...comment(description), `# ${name}=`]),
  ];
}

function heading(title: string): string[] {
  return [`# ${title}`, `# ${'-'.repeat(title.length)}`];
}

function defaultText(variable: Variable, region: string): string {
  return valueText(variable, variable.schema.default, region);
}

/** A text as lines of a comment, broken between words. */
function comment(text: string): string[] {
  const broken: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length + 1 > width && line !== '#') {
      broken.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...broken, line];
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
