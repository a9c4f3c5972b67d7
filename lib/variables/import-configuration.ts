import type { LayerId } from '#cloudformation/layer.ts';
import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import type { ConfigurationImport, ConfigurationProblem } from '#lib/api/configuration.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment, Tx } from '#lib/db/client.ts';
import { requireNoDeployment } from '#lib/deployments/active-deployment.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { changeEnvironment } from '#lib/environments/update-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { filledParameters } from './filled-parameters.ts';
import { type ReadConfiguration, readConfiguration } from './read-configuration.ts';
import { applicationSecretId, setApplicationSecrets } from './set-application-secrets.ts';

interface ImportInput {
  readonly name: string;
  /** A `.env` file. */
  readonly content: string;
  /** Whether it comes from where secrets have no place: a repository. */
  readonly refusesSecrets?: boolean;
}

/** Everything that is wrong with a `.env` file, and what it would change; nothing is saved. */
export async function checkConfiguration(
  ctx: Pick<Context, 'db'>,
  input: ImportInput,
): Promise<ConfigurationImport> {
  const { problems, changes, secrets } = readFor(
    await requireEnvironment(ctx.db, input.name),
    input.content,
  );
  return {
    problems: [...problems],
    changes: [...changes],
    secrets: secrets.map(({ variable }) => variable),
    deploymentId: null,
  };
}

/**
 * Saves what a `.env` file says and plans the layers that change, both or neither; secrets go into Secrets
 * Manager and nowhere else, before anything is saved. Throws `invalid-input` with every problem,
 * `deployment-active`, `account-read-only`, and `not-allowed` to whoever may not plan, or not deploy where a
 * secret is set.
 */
export async function importConfiguration(
  ctx: Context,
  input: ImportInput,
): Promise<ConfigurationImport> {
  const { name } = input;
  const environment = await requireEnvironment(ctx.db, name);
  const { changes, parameters, secrets } = readValid(environment, input);
  const layers = Object.keys(parameters) as LayerId[];
  if (layers.length > 0) requireRight(ctx.rights, 'plan', name);
  if (secrets.length > 0) {
    requireRight(ctx.rights, 'deploy', name);
    await requireDeployer(ctx.db, environment);
    await requireNoDeployment(ctx.db, environment.id);
    await setApplicationSecrets(ctx, environment, secrets);
  }
  const plan =
    layers.length > 0
      ? await planDeployment(ctx, { name, layers, apply: false }, (tx) =>
          saveLayers(tx, ctx, input, layers),
        ).catch((cause: unknown) => {
          throw secrets.length > 0 ? butSecrets(cause) : cause;
        })
      : undefined;
  return {
    problems: [],
    changes: [...changes],
    secrets: secrets.map(({ variable }) => variable),
    deploymentId: plan?.id ?? null,
  };
}

/** Saves what the file says of some layers, beside what has been changed of them since it was read. */
async function saveLayers(
  tx: Tx,
  ctx: Context,
  input: ImportInput,
  layers: readonly LayerId[],
): Promise<void> {
  const { name } = input;
  const { parameters } = readValid(await requireEnvironment(tx, name), input);
  const wanted = layers.flatMap((layer) =>
    parameters[layer] ? [[layer, parameters[layer]] as const] : [],
  );
  await changeEnvironment(tx, ctx, {
    name,
    parameters: Object.fromEntries(wanted),
    origin: { kind: 'file' },
  });
}

function readValid(
  environment: Environment,
  { content, refusesSecrets = false }: ImportInput,
): ReadConfiguration {
  const read = readFor(environment, content);
  if (refusesSecrets && read.secrets.length > 0) {
    const names = read.secrets.map(({ variable }) => variable).join(', ');
    const message = `The file sets ${names}, and secrets have no place in a repository.`;
    throw new AppError('invalid-input', message);
  }
  if (read.problems.length > 0) throw refusal(read.problems);
  return read;
}

/** The file as it is read for an environment: secrets need the layer that holds them. */
function readFor(environment: Environment, content: string): ReadConfiguration {
  const { name, region, parameters } = environment;
  const target = { environment: name, region, parameters: filledParameters(parameters) };
  const read = readConfiguration(content, target);
  if (applicationSecretId(environment) !== undefined) return read;
  const tooEarly = read.secrets.map(({ line, variable }) => ({
    line,
    variable,
    message: 'The layer of secrets has to be deployed before its secrets can be set',
    suggestion: null,
  }));
  return { ...read, problems: [...read.problems, ...tooEarly] };
}

function refusal(problems: readonly ConfigurationProblem[]): AppError {
  return new AppError('invalid-input', 'The file is not valid; nothing was saved.', {
    fields: problems.map((problem) => ({
      in: 'body',
      path: ['content'],
      message: problemText(problem),
    })),
  });
}

/** A refusal that came after the secrets were set, which nobody takes back. */
function butSecrets(cause: unknown): unknown {
  if (!(cause instanceof AppError)) return cause;
  const { code, message } = cause;
  return new AppError(code, `The secrets are set, and nothing else is: ${message}`, { cause });
}

function problemText({ line, variable, message, suggestion }: ConfigurationProblem): string {
  const where = [line === null ? undefined : `Line ${line}`, variable ?? undefined];
  const meant = suggestion === null ? '' : ` (did you mean ${suggestion}?)`;
  return `${where.filter((part) => part !== undefined).join(', ')}: ${message}${meant}`;
}
