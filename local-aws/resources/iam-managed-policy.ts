import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { listProperty, pick, policyText, type ResourceProvider, textProperty } from './provider.ts';

/** The physical id is the ARN. A changed document becomes the default version; the oldest makes room for it. */
export const managedPolicy: ResourceProvider = {
  type: 'AWS::IAM::ManagedPolicy',
  seconds: { create: 15, update: 15, delete: 3 },

  async create(ctx, { properties, generatedName }) {
    const answer = await ctx.call('IAM', 'CreatePolicy', {
      PolicyName: textProperty(properties, 'ManagedPolicyName') ?? generatedName,
      PolicyDocument: policyText(properties.PolicyDocument),
      ...pick(properties, ['Description', 'Path']),
    });
    const arn = text(nested(answer, 'Policy'), 'Arn');
    await setRoles(ctx, arn, listProperty(properties, 'Roles'), []);
    return arn;
  },

  async find(ctx, { properties, generatedName }) {
    const name = textProperty(properties, 'ManagedPolicyName') ?? generatedName;
    const path = textProperty(properties, 'Path') ?? '/';
    const arn = `arn:aws:iam::${ctx.account}:policy${path}${name}`;
    if (!(await findPolicy(ctx, arn))) return undefined;
    await setRoles(ctx, arn, listProperty(properties, 'Roles'), []);
    return arn;
  },

  async update(ctx, PolicyArn, { properties, previous }) {
    if (!sameJson(properties.PolicyDocument, previous.PolicyDocument)) {
      await makeRoom(ctx, PolicyArn);
      await ctx.call('IAM', 'CreatePolicyVersion', {
        PolicyArn,
        PolicyDocument: policyText(properties.PolicyDocument),
        SetAsDefault: true,
      });
    }
    await setRoles(
      ctx,
      PolicyArn,
      listProperty(properties, 'Roles'),
      listProperty(previous, 'Roles'),
    );
  },

  async delete(ctx, PolicyArn, properties) {
    await setRoles(ctx, PolicyArn, [], listProperty(properties, 'Roles'));
    for (const VersionId of await otherVersions(ctx, PolicyArn)) {
      await ctx.call('IAM', 'DeletePolicyVersion', { PolicyArn, VersionId });
    }
    await ctx.call('IAM', 'DeletePolicy', { PolicyArn });
  },

  async attributes(ctx, PolicyArn) {
    const found = (await findPolicy(ctx, PolicyArn)) ?? {};
    return {
      PolicyArn,
      PolicyId: text(found, 'PolicyId'),
      AttachmentCount: Number(found.AttachmentCount),
      DefaultVersionId: text(found, 'DefaultVersionId'),
      IsAttachable: true,
      PermissionsBoundaryUsageCount: Number(found.PermissionsBoundaryUsageCount),
    };
  },

  async read(ctx, PolicyArn, properties) {
    const found = await findPolicy(ctx, PolicyArn);
    if (!found) return undefined;
    const VersionId = text(found, 'DefaultVersionId');
    const version = await ctx.call('IAM', 'GetPolicyVersion', { PolicyArn, VersionId });
    const held = await ctx.call('IAM', 'ListEntitiesForPolicy', { PolicyArn });
    return {
      PolicyArn,
      ManagedPolicyName: text(found, 'PolicyName'),
      Path: text(found, 'Path'),
      Description: optionalText(found, 'Description') ?? '',
      PolicyDocument: document(text(nested(version, 'PolicyVersion'), 'Document')),
      ...(properties.Roles !== undefined && {
        Roles: answers(held, 'PolicyRoles').map((role) => text(role, 'RoleName')),
      }),
    };
  },
};

async function findPolicy(ctx: CallContext, PolicyArn: string): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('IAM', 'GetPolicy', { PolicyArn }));
  return answer && nested(answer, 'Policy');
}

async function setRoles(
  ctx: CallContext,
  PolicyArn: string,
  wanted: readonly JsonValue[],
  previous: readonly JsonValue[],
): Promise<void> {
  for (const RoleName of previous.filter((role) => !wanted.includes(role))) {
    await orAbsent(ctx.call('IAM', 'DetachRolePolicy', { RoleName, PolicyArn }));
  }
  for (const RoleName of wanted) await ctx.call('IAM', 'AttachRolePolicy', { RoleName, PolicyArn });
}

async function makeRoom(ctx: CallContext, PolicyArn: string): Promise<void> {
  const others = await otherVersions(ctx, PolicyArn);
  const VersionId = others.length >= 4 ? others.at(-1) : undefined;
  if (VersionId) await ctx.call('IAM', 'DeletePolicyVersion', { PolicyArn, VersionId });
}

/** Newest first, the default one left out. */
async function otherVersions(ctx: CallContext, PolicyArn: string): Promise<string[]> {
  const answer = await ctx.call('IAM', 'ListPolicyVersions', { PolicyArn });
  return answers(answer, 'Versions')
    .filter(({ IsDefaultVersion }) => IsDefaultVersion !== true)
    .map((version) => text(version, 'VersionId'));
}

function document(encoded: string): JsonObject {
  const parsed: unknown = JSON.parse(decodeURIComponent(encoded));
  return isJsonObject(parsed) ? parsed : {};
}
