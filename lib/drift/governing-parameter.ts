import type { LayerContext, LayerDefinition } from '#cloudformation/layer.ts';

/** A resource's property that is not as its template has it. */
export interface DriftedValue {
  readonly logicalId: string;
  /** JSON pointer into its properties, such as `/Timeout`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface GoverningParameter {
  /** Way to the parameter in the layer's parameters. */
  readonly path: readonly (string | number)[];
  /** The actual value, as the parameter takes it. */
  readonly value: unknown;
  /** The layer's parameters with it. */
  readonly parameters: unknown;
}

/**
 * The one parameter of a layer that a property follows. It is found by trying: of the parameters that have
 * the expected value, that with which the property gets the actual one. Undefined where none does, the
 * layer does not accept the value, or several do.
 */
export function governingParameter(
  layer: LayerDefinition,
  context: LayerContext,
  parameters: unknown,
  drifted: DriftedValue,
): GoverningParameter | undefined {
  const found = leavesOf(parameters).flatMap(({ path, value }) => {
    if (String(value) !== drifted.expected) return [];
    const changed = likeIt(value, drifted.actual);
    if (changed === undefined) return [];
    const tried = layer.parameters.safeParse(withValue(parameters, path, changed));
    if (!tried.success) return [];
    const follows = propertyOf(layer, context, tried.data, drifted) === drifted.actual;
    return follows ? [{ path, value: changed, parameters: tried.data }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

/** A text as a value of the kind that another one is. */
function likeIt(known: unknown, text: string): unknown {
  if (typeof known === 'string') return text;
  if (typeof known === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (typeof known === 'boolean') return { true: true, false: false }[text];
  return undefined;
}

function withValue(whole: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(whole);
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>(memberOf, copy);
  if (last !== undefined) (holder as Record<string | number, unknown>)[last] = value;
  return copy;
}

function memberOf(holder: unknown, key: string | number): unknown {
  return (holder as Record<string | number, unknown> | undefined)?.[key];
}

/** What a property of the generated template is, with the stack's parameters filled in. */
function propertyOf(
  layer: LayerDefinition,
  context: LayerContext,
  parameters: unknown,
  { logicalId, path }: DriftedValue,
): string | undefined {
  const { Resources } = layer.template(parameters, context);
  const keys = path.split('/').slice(1);
  const value = keys.reduce<unknown>(
    (holder, key) => memberOf(holder, key),
    Resources[logicalId]?.Properties,
  );
  if (typeof value !== 'object' || value === null)
    return value === undefined ? undefined : `${value}`;
  const name = (value as { Ref?: string }).Ref;
  return name === undefined ? undefined : layer.stackParameters(parameters, context)[name];
}
