import { createHash } from 'node:crypto';
import type { ParameterTier, ParameterType } from '@aws-sdk/client-ssm';
import { AwsError, type CallContext } from '../../service.ts';
import { publicParameter, publicParameters } from './public-parameters.ts';

export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly type: ParameterType;
  readonly keyId?: string;
  readonly tier: ParameterTier;
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly dataType: string;
  readonly modifiedAt: string;
}

export interface ParameterRecord {
  readonly name: string;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Oldest first, at least one. */
  readonly versions: readonly ParameterVersion[];
}

const collection = 'ssm.parameter';

export function parameters(ctx: CallContext): ParameterRecord[] {
  return ctx.store.list<ParameterRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** AWS's public parameters are found by name and path, and listed nowhere else. */
export function parametersAndPublic(ctx: CallContext): ParameterRecord[] {
  return [...parameters(ctx), ...publicParameters(ctx.region)];
}

export function saveParameter(ctx: CallContext, parameter: ParameterRecord): void {
  ctx.store.put(collection, parameter.name, parameter);
}

export function removeParameter(ctx: CallContext, { name }: ParameterRecord): void {
  ctx.store.delete(collection, name);
}

export function findParameter(ctx: CallContext, name: string): ParameterRecord | undefined {
  return ctx.store.get<ParameterRecord>(collection, nameOf(name));
}

/** @throws AwsError ParameterNotFound */
export function existingParameter(ctx: CallContext, name: string | undefined): ParameterRecord {
  const parameter = findParameter(ctx, name ?? '');
  if (!parameter) throw parameterNotFound();
  return parameter;
}

export interface SelectedVersion {
  readonly parameter: ParameterRecord;
  readonly version: ParameterVersion;
  /** `:3` where the request named a version. */
  readonly selector?: string;
}

/**
 * A parameter by name or ARN, of the version that a `:3` behind it names, otherwise the latest.
 * @throws AwsError ParameterNotFound, ParameterVersionNotFound
 */
export function selectedVersion(ctx: CallContext, named: string): SelectedVersion {
  const name = nameOf(named);
  const [, base = name, number] = /^(.*?)(?::(\d+))?$/.exec(name) ?? [];
  const parameter = findParameter(ctx, base) ?? publicParameter(ctx.region, base);
  if (!parameter) throw parameterNotFound();
  const version =
    number === undefined
      ? parameter.versions.at(-1)
      : parameter.versions.find((each) => each.version === Number(number));
  if (version) return { parameter, version, ...(number && { selector: `:${number}` }) };
  throw new AwsError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${number} of ${base}. Verify the version and try again.`,
  );
}

export function latest({ versions }: ParameterRecord): ParameterVersion {
  const version = versions.at(-1);
  if (!version) throw new Error('A parameter has at least one version');
  return version;
}

/** What is answered for a secure value that the caller does not ask to decrypt. */
export function cipherText(value: string): string {
  return Buffer.concat([
    Buffer.from('01020200', 'hex'),
    createHash('sha512').update(value).digest(),
  ]).toString('base64');
}

export function parameterNotFound(): AwsError {
  return new AwsError('ParameterNotFound', '');
}

/** The name within an ARN, which leaves the leading slash of a path out. */
function nameOf(nameOrArn: string): string {
  const inArn = /^arn:[^:]*:ssm:[^:]*:\d*:parameter(\/.*)$/.exec(nameOrArn)?.[1];
  if (inArn === undefined) return nameOrArn;
  return inArn.indexOf('/', 1) < 0 ? inArn.slice(1) : inArn;
}
