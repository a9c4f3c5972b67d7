import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { HandlerFailure, type ResourceProvider, textProperty } from './provider.ts';

/** The members that say how to reach the database; a deletion takes them out of the secret again. */
const connectionMembers = ['engine', 'host', 'port', 'dbname', 'dbInstanceIdentifier'];

/**
 * Adds a database's address to the secret with its credentials.
 * Source: "AWS::SecretsManager::SecretTargetAttachment", CloudFormation template reference.
 */
export const secretTargetAttachment: ResourceProvider = {
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  seconds: { create: 4, update: 4, delete: 3 },

  async create(ctx, { properties }) {
    const secretId = textProperty(properties, 'SecretId') ?? '';
    await attach(ctx, secretId, properties);
    return arnOf(ctx, secretId);
  },

  find: async (ctx, { properties }) => {
    const secretId = textProperty(properties, 'SecretId') ?? '';
    return 'dbInstanceIdentifier' in (await credentials(ctx, secretId))
      ? arnOf(ctx, secretId)
      : undefined;
  },

  update: (ctx, secretId, { properties }) => attach(ctx, secretId, properties),

  async delete(ctx, SecretId) {
    const kept = Object.entries(await credentials(ctx, SecretId)).filter(
      ([name]) => !connectionMembers.includes(name),
    );
    await put(ctx, SecretId, Object.fromEntries(kept));
  },

  attributes: async (_ctx, id) => ({ Id: id }),

  async read(ctx, id, properties) {
    const found = await orAbsent(credentials(ctx, id));
    return found && 'dbInstanceIdentifier' in found ? { ...properties, Id: id } : undefined;
  },
};

async function attach(ctx: CallContext, secretId: string, properties: JsonObject): Promise<void> {
  const target = await describeTarget(ctx, properties);
  await put(ctx, secretId, { ...(await credentials(ctx, secretId)), ...connectionOf(target) });
}

async function describeTarget(ctx: CallContext, properties: JsonObject): Promise<Answer> {
  const type = textProperty(properties, 'TargetType');
  if (type !== 'AWS::RDS::DBInstance') {
    throw new HandlerFailure(
      `Target type ${type} is not supported by this endpoint`,
      'InvalidRequest',
    );
  }
  const DBInstanceIdentifier = textProperty(properties, 'TargetId');
  const answer = await ctx.call('RDS', 'DescribeDBInstances', { DBInstanceIdentifier });
  const [found] = answers(answer, 'DBInstances');
  if (found) return found;
  throw new HandlerFailure(`DBInstance ${DBInstanceIdentifier} not found.`, 'NotFound');
}

function connectionOf(target: Answer): JsonObject {
  const endpoint = nested(target, 'Endpoint');
  const name = optionalText(target, 'DBName');
  return {
    engine: text(target, 'Engine'),
    host: text(endpoint, 'Address'),
    port: Number(endpoint.Port),
    ...(name === undefined ? {} : { dbname: name }),
    dbInstanceIdentifier: text(target, 'DBInstanceIdentifier'),
  };
}

/** @throws HandlerFailure where the secret is not a JSON object */
async function credentials(ctx: CallContext, SecretId: string): Promise<JsonObject> {
  const answer = await ctx.call('Secrets Manager', 'GetSecretValue', { SecretId });
  try {
    const parsed: unknown = JSON.parse(optionalText(answer, 'SecretString') ?? '');
    if (isJsonObject(parsed)) return parsed;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new HandlerFailure('The secret value is not a JSON object', 'InvalidRequest');
}

async function put(ctx: CallContext, SecretId: string, value: JsonObject): Promise<void> {
  await ctx.call('Secrets Manager', 'PutSecretValue', {
    SecretId,
    SecretString: JSON.stringify(value),
  });
}

async function arnOf(ctx: CallContext, SecretId: string): Promise<string> {
  return text(await ctx.call('Secrets Manager', 'DescribeSecret', { SecretId }), 'ARN');
}
