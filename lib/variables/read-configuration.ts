import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { LayerId } from '#cloudformation/layer.ts';
import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';
import type { ConfigurationProblem, ValueChange } from '#lib/api/configuration.ts';
import { readEnvLines } from './env-lines.ts';
import {
  type ConfigurationTarget,
  type Given,
  mostProblems,
  readAssignments,
  type SecretValue,
} from './read-assignments.ts';
import { variables } from './variable.ts';
import { valueText } from './variable-text.ts';

export interface ReadConfiguration {
  /** In the order of the lines, the first hundred; where there is one, nothing may be saved. */
  readonly problems: readonly ConfigurationProblem[];
  readonly changes: readonly ValueChange[];
  /** Whole parameters of the layers that change. */
  readonly parameters: Readonly<Partial<Record<LayerId, Readonly<Record<string, unknown>>>>>;
  readonly secrets: readonly SecretValue[];
}

/** What a `.env` file would change of an environment, or everything that is wrong with it. Pure. */
export function readConfiguration(text: string, target: ConfigurationTarget): ReadConfiguration {
  const { assignments, problems: ofLines } = readEnvLines(text);
  const { given, secrets, problems: ofValues } = readAssignments(assignments, target);
  const layers = [...Map.groupBy(given, ({ variable }) => variable.layer)].map(([layer, its]) =>
    readLayer(layer, its, target),
  );
  const problems = [
    ...ofLines.map(({ line, message }) => ({ line, variable: null, message, suggestion: null })),
    ...ofValues,
    ...layers.flatMap((layer) => layer.problems),
  ];
  const changed = layers.filter(({ changes }) => changes.length > 0);
  return {
    problems: told(problems.sort((one, other) => lineOf(one) - lineOf(other))),
    changes: changed.flatMap(({ changes }) => changes),
    parameters: Object.fromEntries(changed.map(({ layer, values }) => [layer, values])),
    secrets,
  };
}

interface ReadLayer {
  readonly layer: LayerId;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly ConfigurationProblem[];
  readonly changes: readonly ValueChange[];
}

function readLayer(
  layer: LayerId,
  given: readonly Given[],
  target: ConfigurationTarget,
): ReadLayer {
  const present = target.parameters[layer] ?? {};
  const first = accept(layer, present, given);
  if (first.success) {
    const values = first.data as Readonly<Record<string, unknown>>;
    return {
      layer,
      values,
      problems: [],
      changes: changesOf(layer, present, values, target.region),
    };
  }
  const { issues } = first.error;
  const isWrong = ({ variable }: Given) =>
    issues.some(({ path }) => path[0] === variable.parameter);
  const others = issues.every(isOfOneValue) ? given.filter((one) => !isWrong(one)) : [];
  const between = accept(layer, present, others).error?.issues ?? [];
  const problems = untold([...issues, ...between]).map(({ path, message }) => {
    const own = variables.find((one) => one.layer === layer && one.parameter === path[0]);
    const line = given.find(({ variable }) => variable === own)?.line ?? null;
    return { line, variable: own?.name ?? null, message, suggestion: null };
  });
  return { layer, values: present, problems, changes: [] };
}

/** Issues of two readings, each once. */
function untold(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [
    ...new Map(issues.map((issue) => [`${issue.path.join('.')} ${issue.message}`, issue])).values(),
  ];
}

/** Values that are wrong by themselves keep a schema from looking at how the others agree. */
function isOfOneValue({ code }: z.core.$ZodIssue): boolean {
  return code !== 'custom';
}

function accept(
  layer: LayerId,
  present: Readonly<Record<string, unknown>>,
  given: readonly Given[],
) {
  const values = Object.fromEntries(
    given.map(({ variable, value }) => [variable.parameter, value]),
  );
  return layerParameterSchemas[layer].safeParse({ ...present, ...values });
}

/** The parameters of a layer that differ. */
function changesOf(
  layer: LayerId,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  region: string,
): ValueChange[] {
  return variables
    .filter((variable) => variable.layer === layer)
    .filter(({ parameter }) => !isDeepStrictEqual(before[parameter], after[parameter]))
    .map((variable) => ({
      variable: variable.name,
      layer,
      parameter: variable.parameter,
      title: variable.schema.title,
      before: valueText(variable, before[variable.parameter], region),
      after: valueText(variable, after[variable.parameter], region),
    }));
}

function told(problems: readonly ConfigurationProblem[]): readonly ConfigurationProblem[] {
  const next = problems[mostProblems];
  if (!next) return problems;
  const message = `More is wrong from here on; the first ${mostProblems} problems are told`;
  return [
    ...problems.slice(0, mostProblems),
    { line: next.line, variable: null, message, suggestion: null },
  ];
}

function lineOf({ line }: ConfigurationProblem): number {
  return line ?? Number.POSITIVE_INFINITY;
}
