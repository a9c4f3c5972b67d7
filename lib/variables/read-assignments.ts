import type { ConfigurationProblem } from '#lib/api/configuration.ts';
import { closestName } from './closest-name.ts';
import type { Assignment } from './env-lines.ts';
import type { ParametersByLayer } from './filled-parameters.ts';
import { placeVariables, type VariablePlace } from './place.ts';
import { findSecretVariable, secretVariables } from './secret-variables.ts';
import { findVariable, type Variable, variables } from './variable.ts';
import { readValue } from './variable-text.ts';

/** Where a file is imported into. */
export interface ConfigurationTarget extends VariablePlace {
  /** Parameters by layer id, defaults filled in. */
  readonly parameters: ParametersByLayer;
}

/** A key of the applications that goes into Secrets Manager and nowhere else. */
export interface SecretValue {
  readonly line: number;
  readonly variable: string;
  readonly field: string;
  readonly value: string;
}

/** A value that the file gives a parameter. */
export interface Given {
  readonly variable: Variable;
  readonly line: number;
  readonly value: unknown;
}

export interface ReadAssignments {
  readonly given: readonly Given[];
  readonly secrets: readonly SecretValue[];
  readonly problems: readonly ConfigurationProblem[];
}

/** Problems of a file that are told; whoever has so many takes another file. */
export const mostProblems = 100;

/**
 * The assignments of a file, each as the value of a parameter, a secret, or a problem; none after more
 * problems than are told. Pure.
 */
export function readAssignments(
  assignments: readonly Assignment[],
  target: ConfigurationTarget,
): ReadAssignments {
  const reading = new Reading(target);
  for (const assignment of assignments) {
    if (reading.problems.length > mostProblems) break;
    reading.take(assignment);
  }
  return reading;
}

/** Takes the assignments of a file one after another. */
class Reading {
  readonly given: Given[] = [];
  readonly secrets: SecretValue[] = [];
  readonly problems: ConfigurationProblem[] = [];
  readonly #lines = new Map<string, number>();
  readonly #target: ConfigurationTarget;

  constructor(target: ConfigurationTarget) {
    this.#target = target;
  }

  take(assignment: Assignment): void {
    const { name, line, value } = assignment;
    const earlier = this.#lines.get(name);
    if (earlier !== undefined) {
      this.#complain(assignment, `Set on line ${earlier} already`);
      return;
    }
    this.#lines.set(name, line);
    const variable = findVariable(name);
    const expected = this.#placeOf(name);
    if (variable) {
      const read = readValue(variable, value, this.#target.region);
      if ('value' in read) this.given.push({ variable, line, value: read.value });
      else this.#complain(assignment, read.problem);
    } else if (expected === undefined) {
      this.#takeSecret(assignment);
    } else if (value !== expected) {
      this.#complain(assignment, `The file must be of ${expected}, into which it is imported`);
    }
  }

  #placeOf(name: string): string | undefined {
    if (name === placeVariables.environment) return this.#target.environment;
    return name === placeVariables.region ? this.#target.region : undefined;
  }

  #takeSecret(assignment: Assignment): void {
    const { name, value } = assignment;
    const secret = findSecretVariable(name);
    if (!secret) this.#complain(assignment, unknownMessage(name), closestName(name, allNames));
    else if (secret.field === undefined) {
      this.#complain(
        assignment,
        'Generated, and in use by what it belongs to: it cannot be set here. Remove the line',
      );
    } else if (value === '') {
      this.#complain(assignment, 'Empty: leave it out, or set it');
    } else {
      this.secrets.push({ line: assignment.line, variable: name, field: secret.field, value });
    }
  }

  #complain({ line, name }: Assignment, message: string, suggestion?: string): void {
    this.problems.push({ line, variable: name, message, suggestion: suggestion ?? null });
  }
}

const allNames: readonly string[] = [
  ...Object.values(placeVariables),
  ...variables.map(({ name }) => name),
  ...secretVariables.map(({ name }) => name),
];

function unknownMessage(name: string): string {
  return /^AWS_/.test(name)
    ? 'Strata has credentials of its own: no other variable of AWS belongs into this file'
    : 'There is no such variable';
}
