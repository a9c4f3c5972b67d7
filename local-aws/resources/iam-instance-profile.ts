import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { listProperty, pick, type ResourceProvider, textProperty } from './provider.ts';

export const instanceProfile: ResourceProvider = {
  type: 'AWS::IAM::InstanceProfile',
  seconds: { create: 120, update: 10, delete: 3 },

  async create(ctx, { properties, generatedName }) {
    const InstanceProfileName = textProperty(properties, 'InstanceProfileName') ?? generatedName;
    await ctx.call('IAM', 'CreateInstanceProfile', {
      InstanceProfileName,
      ...pick(properties, ['Path']),
    });
    for (const RoleName of listProperty(properties, 'Roles')) {
      await ctx.call('IAM', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName });
    }
    return InstanceProfileName;
  },

  async find(ctx, { properties, generatedName }) {
    const name = textProperty(properties, 'InstanceProfileName') ?? generatedName;
    const found = await findProfile(ctx, name);
    if (!found) return undefined;
    const present = answers(found, 'Roles').map((item) => item.RoleName);
    for (const RoleName of listProperty(properties, 'Roles').filter(
      (item) => !present.includes(item),
    )) {
      await ctx.call('IAM', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName });
    }
    return name;
  },

  async update(ctx, InstanceProfileName, { properties, previous }) {
    for (const RoleName of listProperty(previous, 'Roles')) {
      await ctx.call('IAM', 'RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName });
    }
    for (const RoleName of listProperty(properties, 'Roles')) {
      await ctx.call('IAM', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName });
    }
  },

  async delete(ctx, InstanceProfileName, properties) {
    for (const RoleName of listProperty(properties, 'Roles')) {
      await orAbsent(
        ctx.call('IAM', 'RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName }),
      );
    }
    await ctx.call('IAM', 'DeleteInstanceProfile', { InstanceProfileName });
  },

  async attributes(ctx, name) {
    return { Arn: text((await findProfile(ctx, name)) ?? {}, 'Arn') };
  },

  async read(ctx, name) {
    const found = await findProfile(ctx, name);
    if (!found) return undefined;
    return {
      InstanceProfileName: name,
      Path: optionalText(found, 'Path') ?? '/',
      Roles: answers(found, 'Roles').map((item) => text(item, 'RoleName')),
    };
  },
};

async function findProfile(
  ctx: CallContext,
  InstanceProfileName: string,
): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('IAM', 'GetInstanceProfile', { InstanceProfileName }));
  return answer && nested(answer, 'InstanceProfile');
}
