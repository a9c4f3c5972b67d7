import type {
  AddTagsToResourceMessage,
  DescribeDBEngineVersionsMessage,
  ListTagsForResourceMessage,
  RemoveTagsFromResourceMessage,
} from '@aws-sdk/client-rds';
import type { CallContext, Service } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { rebootDbInstance, startDbInstance, stopDbInstance } from './db-instance-actions.ts';
import { resumeDbInstances } from './db-instance-life.ts';
import { rdsTags } from './db-instance-store.ts';
import {
  createDbInstance,
  deleteDbInstance,
  describeDbInstances,
  modifyDbInstance,
} from './db-instances.ts';
import {
  createDbParameterGroup,
  deleteDbParameterGroup,
  describeDbParameterGroups,
  describeDbParameters,
  modifyDbParameterGroup,
  resetDbParameterGroup,
} from './db-parameter-groups.ts';
import {
  createDbSnapshot,
  deleteDbSnapshot,
  describeDbSnapshots,
  resumeSnapshots,
} from './db-snapshots.ts';
import {
  createDbSubnetGroup,
  deleteDbSubnetGroup,
  describeDbSubnetGroups,
  modifyDbSubnetGroup,
} from './db-subnet-groups.ts';
import { engineVersions } from './engines.ts';

function addTags({ ResourceName = '', Tags }: AddTagsToResourceMessage, ctx: CallContext): object {
  rdsTags.add(ctx, ResourceName, tagsOf(Tags));
  return {};
}

function removeTags(input: RemoveTagsFromResourceMessage, ctx: CallContext): object {
  rdsTags.remove(ctx, input.ResourceName ?? '', input.TagKeys ?? []);
  return {};
}

function listTags({ ResourceName = '' }: ListTagsForResourceMessage, ctx: CallContext) {
  return { TagList: tagList(rdsTags.of(ctx, ResourceName)) };
}

function describeDbEngineVersions({ Engine }: DescribeDBEngineVersionsMessage) {
  return {
    DBEngineVersions: engineVersions(Engine).map(({ name, version, family }) => ({
      Engine: name,
      EngineVersion: version,
      DBParameterGroupFamily: family,
      Status: 'available',
    })),
  };
}

export const rds: Service = {
  id: 'RDS',
  operations: {
    AddTagsToResource: addTags,
    CreateDBInstance: createDbInstance,
    CreateDBParameterGroup: createDbParameterGroup,
    CreateDBSnapshot: createDbSnapshot,
    CreateDBSubnetGroup: createDbSubnetGroup,
    DeleteDBInstance: deleteDbInstance,
    DeleteDBParameterGroup: deleteDbParameterGroup,
    DeleteDBSnapshot: deleteDbSnapshot,
    DeleteDBSubnetGroup: deleteDbSubnetGroup,
    DescribeDBEngineVersions: describeDbEngineVersions,
    DescribeDBInstances: describeDbInstances,
    DescribeDBParameterGroups: describeDbParameterGroups,
    DescribeDBParameters: describeDbParameters,
    DescribeDBSnapshots: describeDbSnapshots,
    DescribeDBSubnetGroups: describeDbSubnetGroups,
    ListTagsForResource: listTags,
    ModifyDBInstance: modifyDbInstance,
    ModifyDBParameterGroup: modifyDbParameterGroup,
    ModifyDBSubnetGroup: modifyDbSubnetGroup,
    RebootDBInstance: rebootDbInstance,
    RemoveTagsFromResource: removeTags,
    ResetDBParameterGroup: resetDbParameterGroup,
    StartDBInstance: startDbInstance,
    StopDBInstance: stopDbInstance,
  },
  taggables: rdsTags.taggables,
  resume(ctx) {
    resumeDbInstances(ctx);
    resumeSnapshots(ctx);
  },
};
