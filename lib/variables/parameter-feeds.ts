import { isDeepStrictEqual } from 'node:util';
import type { Template } from '#cloudformation/builder/template.ts';
import type { LayerDefinition } from '#cloudformation/layer.ts';

const context = { environment: 'feeds', region: 'us-east-2' };

type Values = Readonly<Record<string, unknown>>;

export interface Trial {
  /** Parameters of the layer as they are accepted. */
  readonly base: Values;
  /** Another value of the parameter, whatever the schema says of it. */
  readonly other: unknown;
}

/**
 * The logical ids of the resources that a parameter feeds: those that differ in a template, its own
 * parameters filled in, as the parameter does. Found by trying it, so that no list can be out of date. Pure.
 */
export function fedResources(
  layer: LayerDefinition,
  parameter: string,
  trials: readonly Trial[],
): string[] {
  const fed = new Set<string>();
  for (const { base, other } of trials) {
    const [before, after] = [base, { ...base, [parameter]: other }].map((values) =>
      filledResources(layer, values),
    );
    for (const id of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      if (!isDeepStrictEqual(before?.[id], after?.[id])) fed.add(id);
    }
  }
  return [...fed].sort();
}

function filledResources(layer: LayerDefinition, values: Values): Values {
  const template = layer.template(values, context);
  const given = layer.stackParameters(values, context);
  return Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => [
      id,
      filled(resource, template, given),
    ]),
  );
}

/** A part of a template with what refers to parameters and conditions replaced by what these are. */
function filled(
  part: unknown,
  template: Template,
  given: Readonly<Record<string, string>>,
): unknown {
  if (Array.isArray(part)) return part.map((item) => filled(item, template, given));
  if (typeof part === 'string') {
    return part.replaceAll(/\$\{([A-Za-z0-9]+)\}/g, (whole, name) => given[name] ?? whole);
  }
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, member(key, value, template, given)]),
  );
}

function member(
  key: string,
  value: unknown,
  template: Template,
  given: Readonly<Record<string, string>>,
): unknown {
  if (key === 'Ref' && typeof value === 'string') return given[value] ?? value;
  const condition = conditionOf(key, value, template);
  if (condition === undefined) return filled(value, template, given);
  return [condition, value].map((one) => filled(one, template, given));
}

/** The condition that `Condition` or `Fn::If` names. */
function conditionOf(key: string, value: unknown, { Conditions = {} }: Template): unknown {
  if (key === 'Condition' && typeof value === 'string') return Conditions[value];
  if (key === 'Fn::If' && Array.isArray(value)) return Conditions[String(value[0])];
  return undefined;
}
