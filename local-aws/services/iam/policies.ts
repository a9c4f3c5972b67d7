import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  Policy,
} from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { newEntityId, requirePolicyDocument } from './entity.ts';
import { markerPage } from './page.ts';
import {
  findPolicy,
  type PolicyRecord,
  policies,
  removePolicy,
  requirePolicy,
  savePolicy,
} from './policy-store.ts';
import { roles } from './role-store.ts';

export function createPolicy(input: CreatePolicyRequest, ctx: CallContext): CreatePolicyResponse {
  const { Description, Path = '/', PolicyName = '' } = input;
  const arn = `arn:aws:iam::${ctx.account}:policy${Path}${PolicyName}`;
  if (findPolicy(ctx, arn)) {
    throw new AwsError(
      'EntityAlreadyExists',
      `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
      409,
    );
  }
  const createDate = ctx.clock.now().toISOString();
  const policy: PolicyRecord = {
    name: PolicyName,
    id: newEntityId('ANPA'),
    arn,
    path: Path,
    createDate,
    defaultVersionId: 'v1',
    nextVersion: 2,
    versions: [{ id: 'v1', createDate, document: requirePolicyDocument(input.PolicyDocument) }],
    tags: tagsOf(input.Tags),
    ...(Description && { description: Description }),
  };
  savePolicy(ctx, policy);
  return { Policy: present(ctx, policy) };
}

export function getPolicy(
  { PolicyArn = '' }: GetPolicyRequest,
  ctx: CallContext,
): GetPolicyResponse {
  return { Policy: present(ctx, requirePolicy(ctx, PolicyArn)) };
}

/** @throws AwsError DeleteConflict while a role has it */
export function deletePolicy({ PolicyArn = '' }: DeletePolicyRequest, ctx: CallContext): object {
  const policy = requirePolicy(ctx, PolicyArn);
  if (attachments(ctx, policy.arn) > 0) {
    throw new AwsError('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
  }
  if (policy.versions.length > 1) {
    throw new AwsError(
      'DeleteConflict',
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      409,
    );
  }
  removePolicy(ctx, policy);
  return {};
}

export function listPolicies(input: ListPoliciesRequest, ctx: CallContext): ListPoliciesResponse {
  const own = input.Scope === 'AWS' ? [] : policies(ctx);
  const { items, rest } = markerPage(own, input);
  return { Policies: items.map((policy) => present(ctx, policy)), ...rest };
}

function attachments(ctx: CallContext, arn: string): number {
  return roles(ctx).filter(({ attachedPolicies }) => attachedPolicies.includes(arn)).length;
}

function boundaryUses(ctx: CallContext, arn: string): number {
  return roles(ctx).filter(({ permissionsBoundary }) => permissionsBoundary === arn).length;
}

function present(ctx: CallContext, policy: PolicyRecord): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachments(ctx, policy.arn),
    PermissionsBoundaryUsageCount: boundaryUses(ctx, policy.arn),
    IsAttachable: true,
    CreateDate: new Date(policy.createDate),
    UpdateDate: new Date(policy.versions.at(-1)?.createDate ?? policy.createDate),
    Tags: tagList(policy.tags),
    ...(policy.description && { Description: policy.description }),
  };
}
