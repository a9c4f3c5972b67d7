import type { LayerId } from '#cloudformation/layer.ts';
import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { changeEnvironment } from '#lib/environments/update-environment.ts';
import { AppError, type FieldProblem } from '#lib/errors/app-error.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { filledParameters } from '#lib/variables/filled-parameters.ts';
import {
  type ComparedEnvironment,
  differingParameters,
  type ParameterDifference,
} from './compare-parameters.ts';

interface PromoteInput {
  /** The environment that takes them. */
  readonly name: string;
  /** The environment that they are taken from. */
  readonly from: string;
  /** Names of the variables that are taken. */
  readonly variables: readonly string[];
}

/**
 * Takes parameters over from another environment and plans the layers that change, both or neither; the plan
 * is then reviewed, approved and applied as any other. Throws `invalid-input` for what does not differ and for values that
 * do not go with the others of their layer, `environment-not-found`, `deployment-active` and `not-allowed`.
 */
export async function promoteParameters(ctx: Context, input: PromoteInput): Promise<Deployment> {
  requireRight(ctx.rights, 'view', input.from);
  requireRight(ctx.rights, 'plan', input.name);
  const from = await requireEnvironment(ctx.db, input.from);
  const to = await requireEnvironment(ctx.db, input.name);
  const layers = Object.keys(promotedLayers(from, to, input));
  return planDeployment(ctx, { name: to.name, layers, apply: false }, async (tx) => {
    const parameters = promotedLayers(from, await requireEnvironment(tx, to.name), input);
    const origin = { kind: 'promotion', of: from.name } as const;
    await changeEnvironment(tx, ctx, { name: to.name, parameters, origin });
  });
}

/** Whole parameters of the layers that change. Throws `invalid-input`. */
function promotedLayers(
  from: ComparedEnvironment,
  to: ComparedEnvironment,
  { variables: names }: PromoteInput,
): Record<string, unknown> {
  const present = filledParameters(to.parameters);
  const chosen = chosenDifferences(from, to, names);
  const problems: [FieldProblem['path'], string][] = [];
  const layers = [...Map.groupBy(chosen, ({ variable }) => variable.layer)].map(
    ([layer, differences]) => {
      const promoted = differences.map(({ variable, promoted: value }) => [
        variable.parameter,
        value,
      ]);
      const wanted = { ...present[layer], ...Object.fromEntries(promoted) };
      const parsed = layerParameterSchemas[layer as LayerId].safeParse(wanted);
      for (const { path, message } of parsed.error?.issues ?? []) {
        const own = differences.find(({ variable }) => variable.parameter === path[0]);
        const place = own ? ['variables', names.indexOf(own.variable.name)] : ['variables'];
        problems.push([place, `${layer}, ${path.join('.')}: ${message}`]);
      }
      return [layer, parsed.data] as const;
    },
  );
  if (problems.length > 0) throw refusal(problems);
  return Object.fromEntries(layers);
}

function chosenDifferences(
  from: ComparedEnvironment,
  to: ComparedEnvironment,
  names: readonly string[],
): ParameterDifference[] {
  const differences = differingParameters(from, to);
  return names.map((name, index) => {
    const found = differences.find(({ variable }) => variable.name === name);
    if (found) return found;
    throw refusal([
      [['variables', index], `${name} is no variable that differs from that of ${from.name}`],
    ]);
  });
}

function refusal(problems: readonly (readonly [FieldProblem['path'], string])[]): AppError {
  return new AppError('invalid-input', 'The parameters cannot be promoted so.', {
    fields: problems.map(([path, message]) => ({ in: 'body', path, message })),
  });
}
