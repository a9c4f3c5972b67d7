import type {
  AliasListEntry,
  CreateAliasRequest,
  DeleteAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '@aws-sdk/client-kms';
import { AwsError, type CallContext } from '../../service.ts';
import {
  type AliasRecord,
  aliasArn,
  aliases,
  existingKey,
  findAlias,
  refusePending,
  removeAlias,
  saveAlias,
} from './key-store.ts';
import { markerPage } from './page.ts';

/** @throws AwsError AlreadyExistsException, InvalidAliasNameException, NotAuthorizedException for AWS's names */
export function createAlias(
  { AliasName = '', TargetKeyId }: CreateAliasRequest,
  ctx: CallContext,
): object {
  requireName(AliasName);
  const key = existingKey(ctx, TargetKeyId);
  refusePending(key);
  const arn = aliasArn(ctx, AliasName);
  if (findAlias(ctx, AliasName)) {
    throw new AwsError('AlreadyExistsException', `An alias with the name ${arn} already exists`);
  }
  const now = ctx.clock.now().toISOString();
  saveAlias(ctx, { name: AliasName, arn, keyId: key.id, creationDate: now, lastUpdatedDate: now });
  return {};
}

export function updateAlias(
  { AliasName, TargetKeyId }: UpdateAliasRequest,
  ctx: CallContext,
): object {
  const alias = existingAlias(ctx, AliasName);
  const key = existingKey(ctx, TargetKeyId);
  refusePending(key);
  saveAlias(ctx, { ...alias, keyId: key.id, lastUpdatedDate: ctx.clock.now().toISOString() });
  return {};
}

export function deleteAlias({ AliasName }: DeleteAliasRequest, ctx: CallContext): object {
  removeAlias(ctx, existingAlias(ctx, AliasName).name);
  return {};
}

export function listAliases(input: ListAliasesRequest, ctx: CallContext): ListAliasesResponse {
  const id = input.KeyId === undefined ? undefined : existingKey(ctx, input.KeyId).id;
  const found = aliases(ctx).filter(({ keyId }) => id === undefined || keyId === id);
  const { items, rest } = markerPage(found, input);
  return { Aliases: items.map(present), ...rest };
}

function existingAlias(ctx: CallContext, name: string | undefined): AliasRecord {
  const alias = findAlias(ctx, name ?? '');
  if (alias) return alias;
  throw new AwsError('NotFoundException', `Alias ${aliasArn(ctx, name ?? '')} is not found.`);
}

function requireName(name: string): void {
  if (!name.startsWith('alias/')) {
    throw new AwsError(
      'ValidationException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith('alias/aws/')) throw new AwsError('NotAuthorizedException', '');
  if (!/^alias\/[a-zA-Z0-9/_-]{1,250}$/.test(name)) {
    throw new AwsError(
      'InvalidAliasNameException',
      'Alias name contains invalid characters. Alias names may only contain alphanumeric characters, forward slashes, underscores, and dashes.',
    );
  }
}

function present(alias: AliasRecord): AliasListEntry {
  return {
    AliasName: alias.name,
    AliasArn: alias.arn,
    TargetKeyId: alias.keyId,
    CreationDate: new Date(alias.creationDate),
    LastUpdatedDate: new Date(alias.lastUpdatedDate),
  };
}
