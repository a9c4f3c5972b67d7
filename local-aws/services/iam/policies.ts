import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  Policy,
} from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';
import {
  encodedDocument,
  markerPage,
  newEntityId,
  requirePolicyDocument,
  tagList,
  tagsOf,
} from './entity.ts';
import { roles } from './role-store.ts';

interface PolicyRecord {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly document: string;
  readonly description?: string;
  readonly createDate: string;
  readonly tags: Readonly<Record<string, string>>;
}

const collection = 'iam.policy';

/** Any name is taken for a policy of AWS's own: their list is not part of this endpoint. */
const awsManaged = /^arn:aws:iam::aws:policy\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/;

/** @throws AwsError NoSuchEntity */
export function requirePolicy(ctx: CallContext, arn: string): PolicyRecord {
  const policy = ctx.store.get<PolicyRecord>(collection, arn) ?? ownedByAws(arn);
  if (policy) return policy;
  throw new AwsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
}

export function createPolicy(input: CreatePolicyRequest, ctx: CallContext): CreatePolicyResponse {
  const { Description, Path = '/', PolicyName = '' } = input;
  const arn = `arn:aws:iam::${ctx.account}:policy${Path}${PolicyName}`;
  if (ctx.store.get(collection, arn)) {
    throw new AwsError(
      'EntityAlreadyExists',
      `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
      409,
    );
  }
  const policy: PolicyRecord = {
    name: PolicyName,
    id: newEntityId('ANPA'),
    arn,
    path: Path,
    document: requirePolicyDocument(input.PolicyDocument),
    createDate: ctx.clock.now().toISOString(),
    tags: tagsOf(input.Tags),
    ...(Description && { description: Description }),
  };
  ctx.store.put(collection, arn, policy);
  return { Policy: present(ctx, policy) };
}

export function getPolicy(
  { PolicyArn = '' }: GetPolicyRequest,
  ctx: CallContext,
): GetPolicyResponse {
  return { Policy: present(ctx, requirePolicy(ctx, PolicyArn)) };
}

export function getPolicyVersion(
  { PolicyArn = '', VersionId }: GetPolicyVersionRequest,
  ctx: CallContext,
): GetPolicyVersionResponse {
  const policy = requirePolicy(ctx, PolicyArn);
  if (VersionId !== 'v1') {
    throw new AwsError(
      'NoSuchEntity',
      `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
      404,
    );
  }
  return {
    PolicyVersion: {
      VersionId: 'v1',
      IsDefaultVersion: true,
      Document: encodedDocument(policy.document),
      CreateDate: new Date(policy.createDate),
    },
  };
}

/** @throws AwsError DeleteConflict while a role has it */
export function deletePolicy({ PolicyArn = '' }: DeletePolicyRequest, ctx: CallContext): object {
  const policy = requirePolicy(ctx, PolicyArn);
  if (attachments(ctx, policy.arn) > 0) {
    throw new AwsError('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
  }
  ctx.store.delete(collection, policy.arn);
  return {};
}

export function listPolicies(input: ListPoliciesRequest, ctx: CallContext): ListPoliciesResponse {
  const own = input.Scope === 'AWS' ? [] : ctx.store.list<PolicyRecord>(collection);
  const { items, rest } = markerPage(own, input);
  return { Policies: items.map((policy) => present(ctx, policy)), ...rest };
}

function ownedByAws(arn: string): PolicyRecord | undefined {
  const name = awsManaged.exec(arn)?.[1];
  if (!name) return undefined;
  return {
    name,
    id: `ANPA${name
      .toUpperCase()
      .replace(/[^A-Z]/g, '')
      .padEnd(17, 'A')
      .slice(0, 17)}`,
    arn,
    path: arn.includes('/service-role/') ? '/service-role/' : '/',
    document: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    createDate: '2015-02-06T18:39:46Z',
    tags: {},
  };
}

function attachments(ctx: CallContext, arn: string): number {
  return roles(ctx).filter(({ attachedPolicies }) => attachedPolicies.includes(arn)).length;
}

function present(ctx: CallContext, policy: PolicyRecord): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: 'v1',
    AttachmentCount: attachments(ctx, policy.arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date(policy.createDate),
    UpdateDate: new Date(policy.createDate),
    Tags: tagList(policy.tags),
    ...(policy.description && { Description: policy.description }),
  };
}
