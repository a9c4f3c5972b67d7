import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { all, type ResourceKind } from './resource-kind.ts';

export interface LaunchTemplateVersionRecord {
  readonly number: number;
  readonly description?: string;
  readonly createTime: string;
  readonly data: RequestLaunchTemplateData;
}

export interface LaunchTemplateRecord {
  readonly launchTemplateId: string;
  readonly name: string;
  readonly createTime: string;
  readonly createdBy: string;
  readonly defaultVersion: number;
  readonly latestVersion: number;
  readonly versions: readonly LaunchTemplateVersionRecord[];
}

export const launchTemplateKind: ResourceKind<LaunchTemplateRecord> = {
  collection: 'ec2.launch-template',
  type: 'launch-template',
  idPrefix: 'lt',
  idOf: (template) => template.launchTemplateId,
  notFound: (id) =>
    new AwsError(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${id}, does not exist.`,
    ),
  filters: {
    'create-time': (template) => template.createTime,
    'launch-template-name': (template) => template.name,
  },
};

interface Named {
  readonly LaunchTemplateId?: string | undefined;
  readonly LaunchTemplateName?: string | undefined;
}

/** @throws AwsError where it is named neither or both ways, or does not exist */
export function existingLaunchTemplate(
  ctx: CallContext,
  { LaunchTemplateId, LaunchTemplateName }: Named,
): LaunchTemplateRecord {
  if (Boolean(LaunchTemplateId) === Boolean(LaunchTemplateName)) {
    throw new AwsError(
      'MissingParameter',
      'Either a launch template ID or a launch template name must be specified, but not both.',
    );
  }
  const found = all(ctx, launchTemplateKind).find((template) =>
    LaunchTemplateId
      ? template.launchTemplateId === LaunchTemplateId
      : template.name === LaunchTemplateName,
  );
  if (found) return found;
  if (LaunchTemplateId) throw launchTemplateKind.notFound(LaunchTemplateId);
  throw new AwsError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${LaunchTemplateName}, does not exist.`,
  );
}

/** `$Latest`, `$Default` or a number; the default version where nothing is said. */
export function existingVersion(
  template: LaunchTemplateRecord,
  version: string | undefined,
): LaunchTemplateVersionRecord {
  const number = versionNumber(template, version);
  const found = template.versions.find((each) => each.number === number);
  if (found) return found;
  throw new AwsError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find launch template version ${version} of launch template ${template.launchTemplateId}.`,
  );
}

function versionNumber(template: LaunchTemplateRecord, version = '$Default'): number {
  if (version === '$Latest') return template.latestVersion;
  return version === '$Default' ? template.defaultVersion : Number(version);
}
