import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { envTemplate, filledEnv } from './env-template.ts';
import { filledParameters, type ParametersByLayer } from './filled-parameters.ts';
import { loadScript } from './load-script.ts';
import type { VariablePlace } from './place.ts';

interface ConfigurationFile {
  /** Made of the environment's name. */
  readonly fileName: (environment: string) => string;
  readonly text: (place: VariablePlace, parameters: ParametersByLayer) => string;
}

const files = {
  template: { fileName: () => 'env.template', text: envTemplate },
  file: { fileName: (environment) => `${environment}.env`, text: filledEnv },
  script: { fileName: () => 'load-env.sh', text: loadScript },
} as const satisfies Record<string, ConfigurationFile>;

/** One of the files of an environment's configuration. */
export async function downloadConfiguration(
  ctx: Pick<Context, 'db'>,
  input: { readonly name: string; readonly file: keyof typeof files },
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { name, region, parameters } = await requireEnvironment(ctx.db, input.name);
  const file: ConfigurationFile = files[input.file];
  const text = file.text({ environment: name, region }, filledParameters(parameters));
  return { fileName: file.fileName(name), bytes: new TextEncoder().encode(text) };
}
