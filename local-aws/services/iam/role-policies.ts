import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  PutRolePolicyRequest,
} from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';
import { encodedDocument, requirePolicyDocument } from './entity.ts';
import { markerPage } from './page.ts';
import { requirePolicy } from './policy-store.ts';
import { existingRole, saveRole } from './role-store.ts';

export function putRolePolicy(input: PutRolePolicyRequest, ctx: CallContext): object {
  const role = existingRole(ctx, input.RoleName);
  const document = requirePolicyDocument(input.PolicyDocument);
  const inlinePolicies = { ...role.inlinePolicies, [input.PolicyName ?? '']: document };
  saveRole(ctx, { ...role, inlinePolicies });
  return {};
}

export function getRolePolicy(
  { PolicyName = '', RoleName }: GetRolePolicyRequest,
  ctx: CallContext,
): GetRolePolicyResponse {
  const role = existingRole(ctx, RoleName);
  const document = role.inlinePolicies[PolicyName];
  if (document === undefined) throw noSuchInlinePolicy(PolicyName);
  return { RoleName: role.name, PolicyName, PolicyDocument: encodedDocument(document) };
}

export function deleteRolePolicy(
  { PolicyName = '', RoleName }: DeleteRolePolicyRequest,
  ctx: CallContext,
): object {
  const role = existingRole(ctx, RoleName);
  const { [PolicyName]: deleted, ...inlinePolicies } = role.inlinePolicies;
  if (deleted === undefined) throw noSuchInlinePolicy(PolicyName);
  saveRole(ctx, { ...role, inlinePolicies });
  return {};
}

export function listRolePolicies(
  input: ListRolePoliciesRequest,
  ctx: CallContext,
): ListRolePoliciesResponse {
  const names = Object.keys(existingRole(ctx, input.RoleName).inlinePolicies).sort();
  const { items, rest } = markerPage(names, input);
  return { PolicyNames: [...items], ...rest };
}

/** @throws AwsError NoSuchEntity for a policy that is neither AWS's nor made here */
export function attachRolePolicy(
  { PolicyArn = '', RoleName }: AttachRolePolicyRequest,
  ctx: CallContext,
): object {
  const role = existingRole(ctx, RoleName);
  requirePolicy(ctx, PolicyArn);
  saveRole(ctx, {
    ...role,
    attachedPolicies: [...new Set([...role.attachedPolicies, PolicyArn])],
  });
  return {};
}

export function detachRolePolicy(
  { PolicyArn = '', RoleName }: DetachRolePolicyRequest,
  ctx: CallContext,
): object {
  const role = existingRole(ctx, RoleName);
  if (!role.attachedPolicies.includes(PolicyArn)) {
    throw new AwsError('NoSuchEntity', `Policy ${PolicyArn} was not found.`, 404);
  }
  saveRole(ctx, {
    ...role,
    attachedPolicies: role.attachedPolicies.filter((arn) => arn !== PolicyArn),
  });
  return {};
}

export function listAttachedRolePolicies(
  input: ListAttachedRolePoliciesRequest,
  ctx: CallContext,
): ListAttachedRolePoliciesResponse {
  const attached = existingRole(ctx, input.RoleName).attachedPolicies.map((arn) => ({
    PolicyArn: arn,
    PolicyName: arn.split('/').at(-1) ?? '',
  }));
  const { items, rest } = markerPage(attached, input);
  return { AttachedPolicies: [...items], ...rest };
}

function noSuchInlinePolicy(name: string): AwsError {
  return new AwsError('NoSuchEntity', `The role policy with name ${name} cannot be found.`, 404);
}
