import { getLayer } from '#cloudformation/layers.ts';
import type { Configuration, ValueOrigin } from '#lib/api/configuration.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { filledParameters, type ParametersByLayer } from './filled-parameters.ts';
import { parameterFeeds } from './parameter-feeds.generated.ts';
import { type Origins, readOrigins } from './parameter-origins.ts';
import { secretVariables } from './secret-variables.ts';
import { valueWords } from './value-words.ts';
import { type Variable, variables } from './variable.ts';
import { valueText } from './variable-text.ts';

/** Every variable of an environment: its value, where that comes from, and what it feeds. */
export async function getConfiguration(
  ctx: Pick<Context, 'db'>,
  input: { readonly name: string },
): Promise<Configuration> {
  return configurationOf(await requireEnvironment(ctx.db, input.name));
}

/** As {@link getConfiguration}, of an environment that is read already. Pure. */
export function configurationOf({
  name,
  region,
  parameters,
  origins,
}: Pick<Environment, 'name' | 'region' | 'parameters' | 'origins'>): Configuration {
  const values = filledParameters(parameters);
  const known = readOrigins(origins);
  const fed = fedByVariable(values, { environment: name, region });
  return {
    environment: name,
    region,
    variables: variables.map((variable) => {
      const { layer, parameter, schema } = variable;
      const value = valueText(variable, values[layer]?.[parameter], region);
      const usual = valueText(variable, schema.default, region);
      return {
        name: variable.name,
        layer,
        parameter,
        title: schema.title,
        description: schema.description,
        allowed: valueWords(variable),
        value,
        default: usual,
        origin: originOf(variable, known, value === usual),
        resources: fed(variable),
      };
    }),
    secrets: secretVariables
      .filter(({ field }) => field !== undefined)
      .map(({ name: secret, description }) => ({ name: secret, description })),
  };
}

/** What was never recorded is told as a default where it is one, and as unknown otherwise. */
function originOf(
  { layer, parameter }: Variable,
  origins: Origins,
  isDefault: boolean,
): ValueOrigin {
  const { kind, of = null, by, at } = origins[layer]?.[parameter] ?? {};
  if (kind === undefined) {
    return { kind: isDefault ? 'default' : 'unknown', of: null, by: null, at: null };
  }
  return { kind, of, by: by ?? null, at: at ?? null };
}

/** Of the resources that a variable may feed, those that its layer has as it is set. */
function fedByVariable(
  values: ParametersByLayer,
  context: { readonly environment: string; readonly region: string },
) {
  const existing = new Map<string, ReadonlySet<string> | undefined>();
  const resourcesOf = ({ layer }: Variable) => {
    if (!existing.has(layer)) {
      const { parameters, template } = getLayer(layer);
      const parsed = parameters.safeParse(values[layer]);
      const resources = parsed.success ? template(parsed.data, context).Resources : undefined;
      existing.set(layer, resources && new Set(Object.keys(resources)));
    }
    return existing.get(layer);
  };
  return (variable: Variable): string[] => {
    const feed = parameterFeeds.find(({ name }) => name === variable.name);
    const present = resourcesOf(variable);
    return (feed?.resources ?? []).filter((id) => present?.has(id) ?? true);
  };
}
