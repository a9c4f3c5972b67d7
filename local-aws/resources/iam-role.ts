import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text, texts } from './answer.ts';
import { listProperty, pick, policyText, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTags, tagList } from './tags.ts';

export const role: ResourceProvider = {
  type: 'AWS::IAM::Role',
  seconds: { create: 18, update: 18, delete: 3 },

  async create(ctx, { properties, tags, generatedName }) {
    const RoleName = textProperty(properties, 'RoleName') ?? generatedName;
    await ctx.call('IAM', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: policyText(properties.AssumeRolePolicyDocument),
      ...pick(properties, ['Description', 'MaxSessionDuration', 'Path', 'PermissionsBoundary']),
      Tags: tagList(tags),
    });
    await setPolicies(ctx, RoleName, properties, {});
    return RoleName;
  },

  async find(ctx, request) {
    const RoleName = textProperty(request.properties, 'RoleName') ?? request.generatedName;
    const found = await findRole(ctx, RoleName);
    if (!found || !isOf(found, request.stackId)) return undefined;
    await setPolicies(ctx, RoleName, request.properties, {});
    return RoleName;
  },

  async update(ctx, RoleName, { properties, previous, tags, previousTags }) {
    await ctx.call('IAM', 'UpdateAssumeRolePolicy', {
      RoleName,
      PolicyDocument: policyText(properties.AssumeRolePolicyDocument),
    });
    await ctx.call('IAM', 'UpdateRole', {
      RoleName,
      Description: textProperty(properties, 'Description') ?? '',
      MaxSessionDuration: properties.MaxSessionDuration ?? 3600,
    });
    await setBoundary(ctx, RoleName, properties, previous);
    await setPolicies(ctx, RoleName, properties, previous);
    await changeTags(previousTags, tags, {
      remove: (TagKeys) => ctx.call('IAM', 'UntagRole', { RoleName, TagKeys }),
      add: (added) => ctx.call('IAM', 'TagRole', { RoleName, Tags: tagList(added) }),
    });
  },

  async delete(ctx, RoleName, properties) {
    await setPolicies(ctx, RoleName, {}, properties);
    await ctx.call('IAM', 'DeleteRole', { RoleName });
  },

  async attributes(ctx, RoleName) {
    const found = (await findRole(ctx, RoleName)) ?? {};
    return { Arn: text(found, 'Arn'), RoleId: text(found, 'RoleId') };
  },

  async read(ctx, RoleName) {
    const found = await findRole(ctx, RoleName);
    if (!found) return undefined;
    const attached = await ctx.call('IAM', 'ListAttachedRolePolicies', { RoleName });
    const inline = await ctx.call('IAM', 'ListRolePolicies', { RoleName });
    const policies = await Promise.all(
      texts(inline, 'PolicyNames').map((name) => readPolicy(ctx, RoleName, name)),
    );
    return {
      RoleName,
      AssumeRolePolicyDocument: document(optionalText(found, 'AssumeRolePolicyDocument')),
      Path: optionalText(found, 'Path') ?? '/',
      Description: optionalText(found, 'Description') ?? '',
      MaxSessionDuration: Number(found.MaxSessionDuration ?? 3600),
      ManagedPolicyArns: answers(attached, 'AttachedPolicies').map((policy) =>
        text(policy, 'PolicyArn'),
      ),
      Policies: policies,
      ...boundaryOf(found),
      ...readTags(found),
    };
  },
};

async function findRole(ctx: CallContext, RoleName: string): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('IAM', 'GetRole', { RoleName }));
  return answer && nested(answer, 'Role');
}

function isOf(found: Answer, stackId: string): boolean {
  return answers(found, 'Tags').some(
    (tag) => tag.Key === 'aws:cloudformation:stack-id' && tag.Value === stackId,
  );
}

async function readPolicy(
  ctx: CallContext,
  RoleName: string,
  PolicyName: string,
): Promise<JsonObject> {
  const answer = await ctx.call('IAM', 'GetRolePolicy', { RoleName, PolicyName });
  return { PolicyName, PolicyDocument: document(optionalText(answer, 'PolicyDocument')) };
}

/** IAM answers documents percent-encoded. */
function document(encoded: string | undefined): JsonObject {
  const parsed: unknown = JSON.parse(decodeURIComponent(encoded ?? '{}'));
  return isJsonObject(parsed) ? parsed : {};
}

async function setBoundary(
  ctx: CallContext,
  RoleName: string,
  { PermissionsBoundary }: JsonObject,
  previous: JsonObject,
): Promise<void> {
  if (PermissionsBoundary === previous.PermissionsBoundary) return;
  if (PermissionsBoundary === undefined) {
    await ctx.call('IAM', 'DeleteRolePermissionsBoundary', { RoleName });
  } else {
    await ctx.call('IAM', 'PutRolePermissionsBoundary', { RoleName, PermissionsBoundary });
  }
}

function boundaryOf(found: Answer): JsonObject {
  const arn = optionalText(nested(found, 'PermissionsBoundary'), 'PermissionsBoundaryArn');
  return arn === undefined ? {} : { PermissionsBoundary: arn };
}

async function setPolicies(
  ctx: CallContext,
  RoleName: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  const arns = listProperty(wanted, 'ManagedPolicyArns');
  const oldArns = listProperty(previous, 'ManagedPolicyArns');
  const inline = listProperty(wanted, 'Policies').filter(isJsonObject);
  const names = inline.map((policy) => policy.PolicyName);
  const oldInline = listProperty(previous, 'Policies').filter(isJsonObject);
  for (const PolicyArn of oldArns.filter((arn) => !arns.includes(arn))) {
    await orAbsent(ctx.call('IAM', 'DetachRolePolicy', { RoleName, PolicyArn }));
  }
  for (const { PolicyName } of oldInline.filter((policy) => !names.includes(policy.PolicyName))) {
    await orAbsent(ctx.call('IAM', 'DeleteRolePolicy', { RoleName, PolicyName }));
  }
  for (const PolicyArn of arns) await ctx.call('IAM', 'AttachRolePolicy', { RoleName, PolicyArn });
  for (const { PolicyName, PolicyDocument } of inline) {
    await ctx.call('IAM', 'PutRolePolicy', {
      RoleName,
      PolicyName,
      PolicyDocument: policyText(PolicyDocument),
    });
  }
}
