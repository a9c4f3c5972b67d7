import type {
  CreateLaunchTemplateRequest,
  CreateLaunchTemplateResult,
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
  DeleteLaunchTemplateRequest,
  DeleteLaunchTemplateResult,
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult,
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
  LaunchTemplate,
  LaunchTemplateVersion,
  ModifyLaunchTemplateRequest,
  ModifyLaunchTemplateResult,
  ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { once } from './idempotency.ts';
import {
  existingLaunchTemplate,
  existingVersion,
  type LaunchTemplateRecord,
  type LaunchTemplateVersionRecord,
  launchTemplateKind,
} from './launch-template-kind.ts';
import { pageOf } from './paging.ts';
import { all, existing, newId, remove, save, selected } from './resource-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';

/** @throws AwsError InvalidLaunchTemplateName.AlreadyExistsException */
export function createLaunchTemplate(
  input: CreateLaunchTemplateRequest,
  ctx: CallContext,
): CreateLaunchTemplateResult {
  const { LaunchTemplateData: data = {}, LaunchTemplateName: name = '' } = input;
  const id = once(ctx, 'CreateLaunchTemplate', input, () => {
    if (all(ctx, launchTemplateKind).some((template) => template.name === name)) {
      throw new AwsError(
        'InvalidLaunchTemplateName.AlreadyExistsException',
        'Launch template name already in use.',
      );
    }
    if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
      throw new AwsError('InvalidLaunchTemplateName.MalformedException', `'${name}' is not valid.`);
    }
    const createTime = ctx.clock.now().toISOString();
    const tags = specifiedTags(input.TagSpecifications, launchTemplateKind.type);
    const template: LaunchTemplateRecord = {
      launchTemplateId: newId(launchTemplateKind.idPrefix),
      name,
      createTime,
      createdBy: creator(ctx),
      defaultVersion: 1,
      latestVersion: 1,
      versions: [{ number: 1, createTime, data, description: input.VersionDescription }],
    };
    ctx.store.transaction(() => {
      save(ctx, launchTemplateKind, template);
      addTags(ctx, template.launchTemplateId, launchTemplateKind.type, tags);
    });
    return template.launchTemplateId;
  });
  return { LaunchTemplate: present(ctx, existing(ctx, launchTemplateKind, id)) };
}

/** A version of its own, or one that changes members of a source version. */
export function createLaunchTemplateVersion(
  input: CreateLaunchTemplateVersionRequest,
  ctx: CallContext,
): CreateLaunchTemplateVersionResult {
  const { LaunchTemplateData = {}, SourceVersion, VersionDescription } = input;
  const template = existingLaunchTemplate(ctx, input);
  const source = SourceVersion ? existingVersion(template, SourceVersion).data : {};
  const version: LaunchTemplateVersionRecord = {
    number: template.latestVersion + 1,
    createTime: ctx.clock.now().toISOString(),
    data: { ...source, ...LaunchTemplateData },
    description: VersionDescription,
  };
  const changed = save(ctx, launchTemplateKind, {
    ...template,
    latestVersion: version.number,
    versions: [...template.versions, version],
  });
  return { LaunchTemplateVersion: presentVersion(changed, version) };
}

export function modifyLaunchTemplate(
  input: ModifyLaunchTemplateRequest,
  ctx: CallContext,
): ModifyLaunchTemplateResult {
  const template = existingLaunchTemplate(ctx, input);
  const { number } = existingVersion(template, input.DefaultVersion);
  const changed = save(ctx, launchTemplateKind, { ...template, defaultVersion: number });
  return { LaunchTemplate: present(ctx, changed) };
}

export function deleteLaunchTemplate(
  input: DeleteLaunchTemplateRequest,
  ctx: CallContext,
): DeleteLaunchTemplateResult {
  const template = existingLaunchTemplate(ctx, input);
  remove(ctx, launchTemplateKind, template.launchTemplateId);
  return { LaunchTemplate: present(ctx, template) };
}

export function describeLaunchTemplates(
  input: DescribeLaunchTemplatesRequest,
  ctx: CallContext,
): DescribeLaunchTemplatesResult {
  const names = input.LaunchTemplateNames;
  for (const name of names ?? []) existingLaunchTemplate(ctx, { LaunchTemplateName: name });
  const found = selected(ctx, launchTemplateKind, input.LaunchTemplateIds, input.Filters).filter(
    ({ name }) => !names?.length || names.includes(name),
  );
  const { items, NextToken } = pageOf(found, input);
  return {
    LaunchTemplates: items.map((template) => present(ctx, template)),
    ...(NextToken && { NextToken }),
  };
}

export function describeLaunchTemplateVersions(
  input: DescribeLaunchTemplateVersionsRequest,
  ctx: CallContext,
): DescribeLaunchTemplateVersionsResult {
  const template = existingLaunchTemplate(ctx, input);
  const wanted = input.Versions?.length
    ? input.Versions.map((version) => existingVersion(template, version))
    : template.versions.toReversed();
  const { items, NextToken } = pageOf(wanted, input);
  return {
    LaunchTemplateVersions: items.map((version) => presentVersion(template, version)),
    ...(NextToken && { NextToken }),
  };
}

function present(ctx: CallContext, template: LaunchTemplateRecord): LaunchTemplate {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.name,
    CreateTime: new Date(template.createTime),
    CreatedBy: template.createdBy,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.latestVersion,
    Tags: tagList(ctx, template.launchTemplateId),
  };
}

function presentVersion(
  template: LaunchTemplateRecord,
  version: LaunchTemplateVersionRecord,
): LaunchTemplateVersion {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.name,
    VersionNumber: version.number,
    ...(version.description && { VersionDescription: version.description }),
    CreateTime: new Date(version.createTime),
    CreatedBy: template.createdBy,
    DefaultVersion: version.number === template.defaultVersion,
    LaunchTemplateData: asResponseData(version.data),
  };
}

function creator(ctx: CallContext): string {
  return `arn:aws:iam::${ctx.account}:root`;
}

/** Safe because the response has the request's members under the same names. */
function asResponseData(data: LaunchTemplateVersionRecord['data']): ResponseLaunchTemplateData {
  return data as ResponseLaunchTemplateData;
}
