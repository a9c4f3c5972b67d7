import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { optionalText, orAbsent } from './answer.ts';
import {
  HandlerFailure,
  listProperty,
  policyText,
  type ResourceProvider,
  textProperty,
} from './provider.ts';

/** An inline policy put into roles; there are no users and groups here. */
export const policy: ResourceProvider = {
  type: 'AWS::IAM::Policy',
  seconds: { create: 15, update: 15, delete: 3 },

  async create(ctx, { properties, generatedName }) {
    await putInto(ctx, properties);
    return generatedName;
  },

  async update(ctx, _id, { properties, previous }) {
    await putInto(ctx, properties);
    const PolicyName = textProperty(properties, 'PolicyName');
    const roles = listProperty(properties, 'Roles');
    const isRenamed = PolicyName !== textProperty(previous, 'PolicyName');
    for (const RoleName of listProperty(previous, 'Roles')) {
      if (isRenamed || !roles.includes(RoleName)) await takeFrom(ctx, RoleName, previous);
    }
  },

  async delete(ctx, _id, properties) {
    for (const RoleName of listProperty(properties, 'Roles')) {
      await takeFrom(ctx, RoleName, properties);
    }
  },

  attributes: async (_ctx, Id) => ({ Id }),

  async read(ctx, _id, properties) {
    const PolicyName = textProperty(properties, 'PolicyName') ?? '';
    const roles = listProperty(properties, 'Roles');
    const found = await Promise.all(
      roles.map((RoleName) => orAbsent(ctx.call('IAM', 'GetRolePolicy', { RoleName, PolicyName }))),
    );
    const [first] = found.filter((answer) => answer !== undefined);
    if (!first) return undefined;
    return {
      PolicyName,
      Roles: roles.filter((_, index) => found[index] !== undefined),
      PolicyDocument: document(optionalText(first, 'PolicyDocument')),
    };
  },
};

async function putInto(ctx: CallContext, properties: JsonObject): Promise<void> {
  const roles = listProperty(properties, 'Roles');
  if (roles.length === 0) {
    throw new HandlerFailure(
      'At least one of [Groups,Roles,Users] must be non-empty.',
      'InvalidRequest',
    );
  }
  for (const RoleName of roles) {
    await ctx.call('IAM', 'PutRolePolicy', {
      RoleName,
      PolicyName: textProperty(properties, 'PolicyName'),
      PolicyDocument: policyText(properties.PolicyDocument),
    });
  }
}

async function takeFrom(
  ctx: CallContext,
  RoleName: unknown,
  properties: JsonObject,
): Promise<void> {
  const PolicyName = textProperty(properties, 'PolicyName');
  await orAbsent(ctx.call('IAM', 'DeleteRolePolicy', { RoleName, PolicyName }));
}

function document(encoded: string | undefined): JsonObject {
  const parsed: unknown = JSON.parse(decodeURIComponent(encoded ?? '{}'));
  return isJsonObject(parsed) ? parsed : {};
}
