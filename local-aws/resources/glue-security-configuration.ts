import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { nested } from './answer.ts';
import { asJson, findGlue, glueName, restrict } from './glue-values.ts';
import type { ResourceProvider } from './provider.ts';

/** Glue cannot change a security configuration: an update makes another one of the same name. */
export const glueSecurityConfiguration: ResourceProvider = {
  type: 'AWS::Glue::SecurityConfiguration',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const Name = glueName(request);
    await make(ctx, Name, request.properties);
    return Name;
  },

  async find(ctx, request) {
    const Name = glueName(request);
    return (await find(ctx, Name)) && Name;
  },

  async update(ctx, Name, { properties }) {
    if (await find(ctx, Name)) await ctx.call('Glue', 'DeleteSecurityConfiguration', { Name });
    await make(ctx, Name, properties);
  },

  async delete(ctx, Name) {
    await ctx.call('Glue', 'DeleteSecurityConfiguration', { Name });
  },

  attributes: async () => ({}),

  async read(ctx, Name, properties) {
    const found = await find(ctx, Name);
    if (!found) return undefined;
    const { S3Encryption, ...others } = asJson(nested(found, 'EncryptionConfiguration'));
    const encryption: JsonObject = {
      ...others,
      ...(S3Encryption !== undefined && { S3Encryptions: S3Encryption }),
    };
    return restrict({ Name, EncryptionConfiguration: encryption }, properties);
  },
};

function find(ctx: CallContext, Name: string) {
  return findGlue(ctx, 'GetSecurityConfiguration', { Name }, 'SecurityConfiguration');
}

async function make(ctx: CallContext, Name: string, properties: JsonObject): Promise<void> {
  const EncryptionConfiguration = encryptionOf(properties.EncryptionConfiguration);
  await ctx.call('Glue', 'CreateSecurityConfiguration', { Name, EncryptionConfiguration });
}

/** CloudFormation calls a list by the plural, Glue by the singular. */
function encryptionOf(encryption: JsonValue | undefined): JsonObject {
  const { S3Encryptions, ...others } = isJsonObject(encryption) ? encryption : {};
  return { ...others, ...(S3Encryptions !== undefined && { S3Encryption: S3Encryptions }) };
}
