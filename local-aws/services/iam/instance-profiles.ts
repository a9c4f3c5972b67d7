import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  InstanceProfile,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { newEntityId } from './entity.ts';
import {
  existingProfile,
  findProfile,
  type InstanceProfileRecord,
  instanceProfiles,
  removeProfile,
  saveProfile,
} from './instance-profile-store.ts';
import { markerPage } from './page.ts';
import { existingRole, findRole } from './role-store.ts';
import { present as presentRole } from './roles.ts';

/** @throws AwsError EntityAlreadyExists */
export function createInstanceProfile(
  input: CreateInstanceProfileRequest,
  ctx: CallContext,
): CreateInstanceProfileResponse {
  const { InstanceProfileName = '', Path = '/' } = input;
  if (findProfile(ctx, InstanceProfileName)) {
    throw new AwsError(
      'EntityAlreadyExists',
      `Instance Profile ${InstanceProfileName} already exists.`,
      409,
    );
  }
  const profile: InstanceProfileRecord = {
    name: InstanceProfileName,
    id: newEntityId('AIPA'),
    arn: `arn:aws:iam::${ctx.account}:instance-profile${Path}${InstanceProfileName}`,
    path: Path,
    createDate: ctx.clock.now().toISOString(),
    tags: tagsOf(input.Tags),
  };
  saveProfile(ctx, profile);
  return { InstanceProfile: present(ctx, profile) };
}

export function getInstanceProfile(
  { InstanceProfileName }: GetInstanceProfileRequest,
  ctx: CallContext,
): GetInstanceProfileResponse {
  return { InstanceProfile: present(ctx, existingProfile(ctx, InstanceProfileName)) };
}

/** @throws AwsError DeleteConflict while it holds a role */
export function deleteInstanceProfile(
  { InstanceProfileName }: DeleteInstanceProfileRequest,
  ctx: CallContext,
): object {
  const profile = existingProfile(ctx, InstanceProfileName);
  if (profile.roleName) {
    throw new AwsError(
      'DeleteConflict',
      'Cannot delete entity, must remove roles from instance profile first.',
      409,
    );
  }
  removeProfile(ctx, profile.name);
  return {};
}

export function listInstanceProfiles(
  input: ListInstanceProfilesRequest,
  ctx: CallContext,
): ListInstanceProfilesResponse {
  const { PathPrefix = '/' } = input;
  const found = instanceProfiles(ctx).filter(({ path }) => path.startsWith(PathPrefix));
  const { items, rest } = markerPage(found, input);
  return { InstanceProfiles: items.map((profile) => present(ctx, profile)), ...rest };
}

export function listInstanceProfilesForRole(
  input: ListInstanceProfilesForRoleRequest,
  ctx: CallContext,
): ListInstanceProfilesResponse {
  const { name } = existingRole(ctx, input.RoleName);
  const found = instanceProfiles(ctx).filter(({ roleName }) => roleName === name);
  const { items, rest } = markerPage(found, input);
  return { InstanceProfiles: items.map((profile) => present(ctx, profile)), ...rest };
}

/** @throws AwsError LimitExceeded for a second role */
export function addRoleToInstanceProfile(
  { InstanceProfileName, RoleName }: AddRoleToInstanceProfileRequest,
  ctx: CallContext,
): object {
  const profile = existingProfile(ctx, InstanceProfileName);
  const role = existingRole(ctx, RoleName);
  if (profile.roleName) {
    throw new AwsError(
      'LimitExceeded',
      'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
      409,
    );
  }
  saveProfile(ctx, { ...profile, roleName: role.name });
  return {};
}

export function removeRoleFromInstanceProfile(
  { InstanceProfileName, RoleName }: RemoveRoleFromInstanceProfileRequest,
  ctx: CallContext,
): object {
  const { roleName, ...profile } = existingProfile(ctx, InstanceProfileName);
  if (roleName !== RoleName) {
    throw new AwsError('NoSuchEntity', `The role with name ${RoleName} cannot be found.`, 404);
  }
  saveProfile(ctx, profile);
  return {};
}

function present(ctx: CallContext, profile: InstanceProfileRecord): InstanceProfile {
  const role = profile.roleName ? findRole(ctx, profile.roleName) : undefined;
  return {
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    Path: profile.path,
    CreateDate: new Date(profile.createDate),
    Roles: role ? [presentRole(role)] : [],
    Tags: tagList(profile.tags),
  };
}
