import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRolePermissionsBoundaryRequest,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  PutRolePermissionsBoundaryRequest,
  Role,
  TagRoleRequest,
  UntagRoleRequest,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { encodedDocument, newEntityId, requirePolicyDocument } from './entity.ts';
import { instanceProfiles } from './instance-profile-store.ts';
import { markerPage } from './page.ts';
import { requirePolicy } from './policy-store.ts';
import {
  existingRole,
  findRole,
  type RoleRecord,
  removeRole,
  roles,
  saveRole,
} from './role-store.ts';

/** @throws AwsError EntityAlreadyExists, MalformedPolicyDocument */
export function createRole(input: CreateRoleRequest, ctx: CallContext): CreateRoleResponse {
  const { Description, Path = '/', PermissionsBoundary, RoleName = '' } = input;
  requireDuration(input.MaxSessionDuration);
  if (PermissionsBoundary) requirePolicy(ctx, PermissionsBoundary);
  if (findRole(ctx, RoleName)) {
    throw new AwsError('EntityAlreadyExists', `Role with name ${RoleName} already exists.`, 409);
  }
  const role: RoleRecord = {
    name: RoleName,
    id: newEntityId('AROA'),
    arn: `arn:aws:iam::${ctx.account}:role${Path}${RoleName}`,
    path: Path,
    createDate: ctx.clock.now().toISOString(),
    assumeRolePolicy: requirePolicyDocument(input.AssumeRolePolicyDocument),
    maxSessionDuration: input.MaxSessionDuration ?? 3600,
    tags: tagsOf(input.Tags),
    inlinePolicies: {},
    attachedPolicies: [],
    ...(Description && { description: Description }),
    ...(PermissionsBoundary && { permissionsBoundary: PermissionsBoundary }),
  };
  saveRole(ctx, role);
  return { Role: present(role) };
}

export function getRole({ RoleName }: GetRoleRequest, ctx: CallContext): GetRoleResponse {
  return { Role: present(existingRole(ctx, RoleName)) };
}

/** @throws AwsError DeleteConflict while policies or instance profiles hold the role */
export function deleteRole({ RoleName }: DeleteRoleRequest, ctx: CallContext): object {
  const role = existingRole(ctx, RoleName);
  const conflict = (what: string) =>
    new AwsError('DeleteConflict', `Cannot delete entity, must ${what} first.`, 409);
  if (instanceProfiles(ctx).some(({ roleName }) => roleName === role.name)) {
    throw conflict('remove roles from instance profile');
  }
  if (role.attachedPolicies.length > 0) throw conflict('detach all policies');
  if (Object.keys(role.inlinePolicies).length > 0) throw conflict('delete policies');
  removeRole(ctx, role.name);
  return {};
}

export function listRoles(input: ListRolesRequest, ctx: CallContext): ListRolesResponse {
  const found = roles(ctx).filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
  const { items, rest } = markerPage(found, input);
  return { Roles: items.map(present), ...rest };
}

export function updateRole(input: UpdateRoleRequest, ctx: CallContext): UpdateRoleResponse {
  const role = existingRole(ctx, input.RoleName);
  requireDuration(input.MaxSessionDuration);
  saveRole(ctx, {
    ...role,
    ...(input.Description !== undefined && { description: input.Description }),
    maxSessionDuration: input.MaxSessionDuration ?? role.maxSessionDuration,
  });
  return {};
}

/** @throws AwsError NoSuchEntity for a policy that does not exist */
export function putRolePermissionsBoundary(
  { PermissionsBoundary = '', RoleName }: PutRolePermissionsBoundaryRequest,
  ctx: CallContext,
): object {
  const role = existingRole(ctx, RoleName);
  requirePolicy(ctx, PermissionsBoundary);
  saveRole(ctx, { ...role, permissionsBoundary: PermissionsBoundary });
  return {};
}

export function deleteRolePermissionsBoundary(
  { RoleName }: DeleteRolePermissionsBoundaryRequest,
  ctx: CallContext,
): object {
  const { permissionsBoundary: _, ...role } = existingRole(ctx, RoleName);
  saveRole(ctx, role);
  return {};
}

/** From one to twelve hours, in seconds. */
function requireDuration(seconds: number | undefined): void {
  if (seconds === undefined || (seconds >= 3600 && seconds <= 43_200)) return;
  const bound = seconds < 3600 ? 'greater than or equal to 3600' : 'less than or equal to 43200';
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

export function updateAssumeRolePolicy(
  { PolicyDocument, RoleName }: UpdateAssumeRolePolicyRequest,
  ctx: CallContext,
): object {
  const role = existingRole(ctx, RoleName);
  saveRole(ctx, { ...role, assumeRolePolicy: requirePolicyDocument(PolicyDocument) });
  return {};
}

export function tagRole({ RoleName, Tags }: TagRoleRequest, ctx: CallContext): object {
  const role = existingRole(ctx, RoleName);
  saveRole(ctx, { ...role, tags: { ...role.tags, ...tagsOf(Tags) } });
  return {};
}

export function untagRole({ RoleName, TagKeys = [] }: UntagRoleRequest, ctx: CallContext): object {
  const role = existingRole(ctx, RoleName);
  const kept = Object.entries(role.tags).filter(([key]) => !TagKeys.includes(key));
  saveRole(ctx, { ...role, tags: Object.fromEntries(kept) });
  return {};
}

export function listRoleTags(input: ListRoleTagsRequest, ctx: CallContext): ListRoleTagsResponse {
  const { items, rest } = markerPage(tagList(existingRole(ctx, input.RoleName).tags), input);
  return { Tags: [...items], ...rest };
}

export function present(role: RoleRecord): Role {
  return {
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    Path: role.path,
    CreateDate: new Date(role.createDate),
    AssumeRolePolicyDocument: encodedDocument(role.assumeRolePolicy),
    MaxSessionDuration: role.maxSessionDuration,
    Tags: tagList(role.tags),
    RoleLastUsed: {},
    ...(role.description && { Description: role.description }),
    ...(role.permissionsBoundary && {
      PermissionsBoundary: {
        PermissionsBoundaryArn: role.permissionsBoundary,
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
      },
    }),
  };
}
