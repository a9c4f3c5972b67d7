import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, nested, optionalText, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import { type ResourceProvider, textProperty } from './provider.ts';
import { tagSpecifications } from './tags.ts';

const kind: Ec2Kind = {
  operation: 'DescribeLaunchTemplates',
  list: 'LaunchTemplates',
  ids: 'LaunchTemplateIds',
  id: 'LaunchTemplateId',
};

/** A change adds a version; the default version stays the first, as CloudFormation leaves it. */
export const launchTemplate: ResourceProvider = {
  type: 'AWS::EC2::LaunchTemplate',
  seconds: { create: 4, update: 4, delete: 3 },

  async create(ctx, { properties, clientToken, generatedName, stackId, logicalId, stackName }) {
    const own = {
      'aws:cloudformation:stack-name': stackName,
      'aws:cloudformation:stack-id': stackId,
      'aws:cloudformation:logical-id': logicalId,
    };
    const answer = await ctx.call('EC2', 'CreateLaunchTemplate', {
      LaunchTemplateName: textProperty(properties, 'LaunchTemplateName') ?? generatedName,
      LaunchTemplateData: properties.LaunchTemplateData,
      VersionDescription: textProperty(properties, 'VersionDescription'),
      ClientToken: clientToken,
      TagSpecifications: tagSpecifications('launch-template', { ...tagsOf(properties), ...own }),
    });
    return text(nested(answer, 'LaunchTemplate'), 'LaunchTemplateId');
  },

  find: (ctx, request) => findEc2(ctx, kind, request),

  async update(ctx, LaunchTemplateId, { properties, previous }) {
    if (sameJson(properties.LaunchTemplateData, previous.LaunchTemplateData)) return;
    await ctx.call('EC2', 'CreateLaunchTemplateVersion', {
      LaunchTemplateId,
      LaunchTemplateData: properties.LaunchTemplateData,
      VersionDescription: textProperty(properties, 'VersionDescription'),
    });
  },

  async delete(ctx, LaunchTemplateId) {
    await ctx.call('EC2', 'DeleteLaunchTemplate', { LaunchTemplateId });
  },

  async attributes(ctx, id) {
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    return {
      LaunchTemplateId: id,
      DefaultVersionNumber: version(found, 'DefaultVersionNumber'),
      LatestVersionNumber: version(found, 'LatestVersionNumber'),
    };
  },

  async read(ctx, id, properties) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) return undefined;
    const data = await latestData(ctx, id);
    return {
      LaunchTemplateName: optionalText(found, 'LaunchTemplateName') ?? '',
      LaunchTemplateData: isJsonObject(data) ? data : {},
      ...Object.fromEntries(
        ['TagSpecifications', 'VersionDescription'].flatMap((name): [string, JsonValue][] => {
          const value = properties[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    };
  },
};

async function latestData(ctx: CallContext, LaunchTemplateId: string): Promise<unknown> {
  const answer = await ctx.call('EC2', 'DescribeLaunchTemplateVersions', {
    LaunchTemplateId,
    Versions: ['$Latest'],
  });
  const [latest] = Array.isArray(answer.LaunchTemplateVersions)
    ? answer.LaunchTemplateVersions
    : [];
  return latest?.LaunchTemplateData;
}

/** Tags of the template itself, which has no `Tags` of its own. */
function tagsOf({ TagSpecifications }: JsonObject): Record<string, string> {
  const specifications = Array.isArray(TagSpecifications) ? TagSpecifications : [];
  return Object.fromEntries(
    specifications
      .filter(isJsonObject)
      .filter(({ ResourceType }) => ResourceType === 'launch-template')
      .flatMap(({ Tags }) => (Array.isArray(Tags) ? Tags.filter(isJsonObject) : []))
      .map(({ Key, Value }) => [String(Key), String(Value)]),
  );
}

function version(found: Answer, member: string): string {
  return String(found[member] ?? 1);
}
