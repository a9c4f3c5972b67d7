import { isJsonObject, type JsonObject, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, optionalText, orAbsent, text } from './answer.ts';
import { HandlerFailure, pick, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTags, tagList } from './tags.ts';

/** The physical id is the ARN, since a new secret of an old name is another resource. */
export const secret: ResourceProvider = {
  type: 'AWS::SecretsManager::Secret',
  seconds: { create: 6, update: 5, delete: 3 },

  async create(ctx, { properties, tags, generatedName, clientToken }) {
    const answer = await ctx.call('Secrets Manager', 'CreateSecret', {
      Name: textProperty(properties, 'Name') ?? generatedName,
      ...pick(properties, ['Description', 'KmsKeyId']),
      ClientRequestToken: clientToken,
      SecretString: await secretString(ctx, properties),
      Tags: tagList(tags),
    });
    return text(answer, 'ARN');
  },

  async find(ctx, { properties, generatedName, stackId }) {
    const found = await describe(ctx, textProperty(properties, 'Name') ?? generatedName);
    const isOwn = answers(found ?? {}, 'Tags').some(({ Value }) => Value === stackId);
    return found && isOwn ? text(found, 'ARN') : undefined;
  },

  async update(ctx, SecretId, { properties, previous, tags, previousTags }) {
    const hasNewValue =
      !sameJson(properties.SecretString, previous.SecretString) ||
      !sameJson(properties.GenerateSecretString, previous.GenerateSecretString);
    await ctx.call('Secrets Manager', 'UpdateSecret', {
      SecretId,
      Description: textProperty(properties, 'Description') ?? '',
      ...pick(properties, ['KmsKeyId']),
      ...(hasNewValue && { SecretString: await secretString(ctx, properties) }),
    });
    await changeTags(previousTags, tags, {
      remove: (TagKeys) => ctx.call('Secrets Manager', 'UntagResource', { SecretId, TagKeys }),
      add: (added) =>
        ctx.call('Secrets Manager', 'TagResource', { SecretId, Tags: tagList(added) }),
    });
  },

  async delete(ctx, SecretId) {
    await ctx.call('Secrets Manager', 'DeleteSecret', {
      SecretId,
      ForceDeleteWithoutRecovery: true,
    });
  },

  attributes: async (_ctx, arn) => ({ Id: arn }),

  /** The value itself is never read back: the template's word for it stands. */
  async read(ctx, id, properties) {
    const found = await describe(ctx, id);
    if (!found) return undefined;
    const key = optionalText(found, 'KmsKeyId');
    return {
      Id: text(found, 'ARN'),
      Name: text(found, 'Name'),
      Description: optionalText(found, 'Description') ?? '',
      ...(key === undefined ? {} : { KmsKeyId: key }),
      ...pick(properties, ['SecretString', 'GenerateSecretString', 'ReplicaRegions']),
      ...readTags(found),
    };
  },
};

async function describe(ctx: CallContext, SecretId: string): Promise<Answer | undefined> {
  const found = await orAbsent(ctx.call('Secrets Manager', 'DescribeSecret', { SecretId }));
  return found?.DeletedDate === undefined ? found : undefined;
}

/** The value given, or one generated: alone, or as a member of the template for it. */
async function secretString(ctx: CallContext, properties: JsonObject): Promise<string | undefined> {
  const { GenerateSecretString: wanted } = properties;
  if (!isJsonObject(wanted)) return textProperty(properties, 'SecretString');
  if (properties.SecretString !== undefined) {
    throw new HandlerFailure(
      'You must specify either SecretString or GenerateSecretString, but not both.',
      'InvalidRequest',
    );
  }
  const { GenerateStringKey, SecretStringTemplate, ...rules } = wanted;
  const answer = await ctx.call('Secrets Manager', 'GetRandomPassword', rules);
  const password = text(answer, 'RandomPassword');
  if (GenerateStringKey === undefined && SecretStringTemplate === undefined) return password;
  if (GenerateStringKey === undefined || SecretStringTemplate === undefined) {
    throw new HandlerFailure(
      'You must specify both GenerateStringKey and SecretStringTemplate, or neither.',
      'InvalidRequest',
    );
  }
  return JSON.stringify({
    ...parseTemplate(String(SecretStringTemplate)),
    [String(GenerateStringKey)]: password,
  });
}

function parseTemplate(template: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(template);
    if (isJsonObject(parsed)) return parsed;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new HandlerFailure('Could not parse SecretStringTemplate JSON.', 'InvalidRequest');
}
