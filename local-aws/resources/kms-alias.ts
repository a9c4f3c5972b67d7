import type { CallContext } from '../service.ts';
import { type Answer, answers, text } from './answer.ts';
import { type ResourceProvider, textProperty } from './provider.ts';

export const alias: ResourceProvider = {
  type: 'AWS::KMS::Alias',
  seconds: { create: 5, update: 5, delete: 3 },

  async create(ctx, { properties }) {
    const AliasName = textProperty(properties, 'AliasName') ?? '';
    const TargetKeyId = textProperty(properties, 'TargetKeyId');
    await ctx.call('KMS', 'CreateAlias', { AliasName, TargetKeyId });
    return AliasName;
  },

  async find(ctx, { properties }) {
    const AliasName = textProperty(properties, 'AliasName') ?? '';
    return (await findAlias(ctx, AliasName)) && AliasName;
  },

  async update(ctx, AliasName, { properties }) {
    const TargetKeyId = textProperty(properties, 'TargetKeyId');
    await ctx.call('KMS', 'UpdateAlias', { AliasName, TargetKeyId });
  },

  async delete(ctx, AliasName) {
    await ctx.call('KMS', 'DeleteAlias', { AliasName });
  },

  attributes: async () => ({}),

  /** A template may name the key by its ARN. */
  async read(ctx, AliasName, { TargetKeyId }) {
    const found = await findAlias(ctx, AliasName);
    if (!found) return undefined;
    const keyId = text(found, 'TargetKeyId');
    const isSame = typeof TargetKeyId === 'string' && TargetKeyId.endsWith(keyId);
    return { AliasName, TargetKeyId: isSame ? TargetKeyId : keyId };
  },
};

async function findAlias(ctx: CallContext, name: string): Promise<Answer | undefined> {
  const answer = await ctx.call('KMS', 'ListAliases', { Limit: 1000 });
  return answers(answer, 'Aliases').find(({ AliasName }) => AliasName === name);
}
