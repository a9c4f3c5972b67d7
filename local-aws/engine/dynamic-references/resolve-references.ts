import { randomUUID } from 'node:crypto';
import { isNotFound, nested, optionalText, text } from '../../resources/answer.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import {
  type DynamicReference,
  type ParameterReference,
  referencesInText,
  replaceReferences,
} from './references.ts';

/** A reference that cannot be resolved; events tell the message as it is. */
export class ReferenceFailure extends Error {}

export interface Resolved {
  readonly properties: JsonObject;
  /** What came from secrets and secure parameters, and may be shown nowhere. */
  readonly secrets: readonly string[];
}

/** Properties with the values their references name at this moment; secret ones only where they may be given. */
export async function resolveReferences(
  ctx: CallContext,
  properties: JsonObject,
  withSecrets = true,
): Promise<Resolved> {
  const values = new Map<string, string>();
  const secrets: string[] = [];
  for (const reference of textsIn(properties).flatMap(referencesInText)) {
    if (values.has(reference.text) || (!withSecrets && reference.kind !== 'ssm')) continue;
    const value = await valueOfReference(ctx, reference);
    values.set(reference.text, value);
    if (reference.kind !== 'ssm') secrets.push(value);
  }
  return { properties: values.size === 0 ? properties : replaceIn(properties, values), secrets };
}

async function valueOfReference(ctx: CallContext, reference: DynamicReference): Promise<string> {
  switch (reference.kind) {
    case 'malformed':
      throw new ReferenceFailure(
        `Incorrect format is used in the following ${reference.service} reference: [${reference.text}]`,
      );
    case 'secretsmanager':
      return secretValue(ctx, reference);
    default:
      return parameterValue(ctx, reference);
  }
}

/** Throws where there is no such parameter, or where a secure one is not referred to as secure. */
export async function parameterValue(
  ctx: CallContext,
  { kind, name, version }: ParameterReference,
): Promise<string> {
  const Name = version === undefined ? name : `${name}:${version}`;
  const found = await ctx
    .call('SSM', 'GetParameter', { Name, WithDecryption: true })
    .catch((cause: unknown) => {
      if (!isNotFound(cause)) throw cause;
      throw new ReferenceFailure(`Parameters: [${kind}:${Name}] cannot be found.`);
    });
  const parameter = nested(found, 'Parameter');
  if (kind === 'ssm' && text(parameter, 'Type') === 'SecureString') {
    throw new ReferenceFailure(`Non-secure ssm prefix was used for secure parameter ${name}`);
  }
  return text(parameter, 'Value');
}

async function secretValue(
  ctx: CallContext,
  reference: Extract<DynamicReference, { kind: 'secretsmanager' }>,
): Promise<string> {
  const { jsonKey, secretId, stage, versionId } = reference;
  const answer = await ctx
    .call('Secrets Manager', 'GetSecretValue', {
      SecretId: secretId,
      VersionStage: stage,
      VersionId: versionId,
    })
    .catch((cause: unknown) => {
      if (!(cause instanceof AwsError)) throw cause;
      throw new ReferenceFailure(
        `${cause.message} (Service: AWSSecretsManager; Status Code: ${cause.httpStatus}; Error Code: ${cause.code}; Request ID: ${randomUUID()}; Proxy: null)`,
      );
    });
  const secretString = optionalText(answer, 'SecretString') ?? '';
  return jsonKey === undefined ? secretString : memberOf(secretString, jsonKey);
}

function memberOf(secretString: string, jsonKey: string): string {
  const value = parsed(secretString)[jsonKey];
  if (value === undefined) {
    throw new ReferenceFailure('Could not find a value associated with JSONKey in SecretString');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function parsed(secretString: string): JsonObject {
  try {
    const value: unknown = JSON.parse(secretString);
    if (isJsonObject(value)) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new ReferenceFailure('Could not parse SecretString JSON');
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function replaceIn(value: JsonObject, values: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, replaceInValue(member, values)]),
  );
}

function replaceInValue(value: JsonValue, values: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') return replaceReferences(value, values);
  if (Array.isArray(value)) return value.map((member) => replaceInValue(member, values));
  return isJsonObject(value) ? replaceIn(value, values) : value;
}
