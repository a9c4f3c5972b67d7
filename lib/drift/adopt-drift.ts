import type { AdoptedDrift } from '#lib/api/drift.ts';
import type { Context } from '#lib/context/context.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { governedDrift } from './governed-drift.ts';

interface AdoptInput {
  readonly name: string;
  readonly resource: string;
  /** JSON pointer of the property, as the differences have it. */
  readonly path: string;
}

/**
 * Takes what a property really is into the parameter that it follows; the next plan then asks for what is
 * there. Throws `environment-not-found`, `resource-not-found`, `deployment-active`, and `nothing-to-adopt`
 * where it does not differ or follows no parameter.
 */
export async function adoptDrift(ctx: Context, input: AdoptInput): Promise<AdoptedDrift> {
  const { layer, differences } = await governedDrift(ctx, input);
  const { parameter } = differences.find(({ path }) => path === input.path) ?? {};
  if (!parameter) {
    const message = `${input.path} does not differ, or follows no parameter of ${layer}.`;
    throw new AppError('nothing-to-adopt', message, {
      fields: [{ in: 'body', path: ['path'], message }],
    });
  }
  await updateEnvironment(ctx, {
    name: input.name,
    parameters: { [layer]: parameter.parameters },
    origin: { kind: 'adopted', of: input.resource },
  });
  return { layer, parameter: parameter.path.join('.'), value: parameter.value };
}
