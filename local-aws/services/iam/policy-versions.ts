import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  PolicyVersion,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';
import { encodedDocument, requirePolicyDocument } from './entity.ts';
import { markerPage } from './page.ts';
import {
  type PolicyRecord,
  type PolicyVersionRecord,
  requirePolicy,
  savePolicy,
} from './policy-store.ts';
import { roles } from './role-store.ts';

const mostVersions = 5;

/** @throws AwsError LimitExceeded for a sixth version */
export function createPolicyVersion(
  { PolicyArn = '', PolicyDocument, SetAsDefault }: CreatePolicyVersionRequest,
  ctx: CallContext,
): CreatePolicyVersionResponse {
  const policy = requirePolicy(ctx, PolicyArn);
  if (policy.versions.length >= mostVersions) {
    throw new AwsError(
      'LimitExceeded',
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      409,
    );
  }
  const version: PolicyVersionRecord = {
    id: `v${policy.nextVersion}`,
    document: requirePolicyDocument(PolicyDocument),
    createDate: ctx.clock.now().toISOString(),
  };
  const changed = savePolicy(ctx, {
    ...policy,
    nextVersion: policy.nextVersion + 1,
    versions: [...policy.versions, version],
    ...(SetAsDefault && { defaultVersionId: version.id }),
  });
  const { Document: _, ...presented } = present(changed, version);
  return { PolicyVersion: presented };
}

export function getPolicyVersion(
  { PolicyArn = '', VersionId }: GetPolicyVersionRequest,
  ctx: CallContext,
): GetPolicyVersionResponse {
  const policy = requirePolicy(ctx, PolicyArn);
  return { PolicyVersion: present(policy, existingVersion(policy, VersionId)) };
}

export function listPolicyVersions(
  input: ListPolicyVersionsRequest,
  ctx: CallContext,
): ListPolicyVersionsResponse {
  const policy = requirePolicy(ctx, input.PolicyArn ?? '');
  const { items, rest } = markerPage(policy.versions.toReversed(), input);
  return {
    Versions: items.map((version) => {
      const { Document: _, ...presented } = present(policy, version);
      return presented;
    }),
    ...rest,
  };
}

/** @throws AwsError DeleteConflict for the default version */
export function deletePolicyVersion(
  { PolicyArn = '', VersionId }: DeletePolicyVersionRequest,
  ctx: CallContext,
): object {
  const policy = requirePolicy(ctx, PolicyArn);
  const { id } = existingVersion(policy, VersionId);
  if (id === policy.defaultVersionId) {
    throw new AwsError('DeleteConflict', 'Cannot delete the default version of a policy.', 409);
  }
  savePolicy(ctx, { ...policy, versions: policy.versions.filter((version) => version.id !== id) });
  return {};
}

export function setDefaultPolicyVersion(
  { PolicyArn = '', VersionId }: SetDefaultPolicyVersionRequest,
  ctx: CallContext,
): object {
  const policy = requirePolicy(ctx, PolicyArn);
  savePolicy(ctx, { ...policy, defaultVersionId: existingVersion(policy, VersionId).id });
  return {};
}

/** Roles only: there are no users and groups. */
export function listEntitiesForPolicy(
  input: ListEntitiesForPolicyRequest,
  ctx: CallContext,
): ListEntitiesForPolicyResponse {
  const { arn } = requirePolicy(ctx, input.PolicyArn ?? '');
  const holders = roles(ctx).filter(({ attachedPolicies }) => attachedPolicies.includes(arn));
  const { items, rest } = markerPage(holders, input);
  return {
    PolicyGroups: [],
    PolicyUsers: [],
    PolicyRoles: items.map(({ id, name }) => ({ RoleId: id, RoleName: name })),
    ...rest,
  };
}

function existingVersion(policy: PolicyRecord, id: string | undefined): PolicyVersionRecord {
  const version = policy.versions.find((each) => each.id === id);
  if (version) return version;
  throw new AwsError(
    'NoSuchEntity',
    `Policy ${policy.arn} version ${id} does not exist or is not attachable.`,
    404,
  );
}

function present(policy: PolicyRecord, version: PolicyVersionRecord): PolicyVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersionId,
    Document: encodedDocument(version.document),
    CreateDate: new Date(version.createDate),
  };
}
