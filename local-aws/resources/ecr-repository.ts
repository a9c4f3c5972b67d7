import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, orAbsent, text } from './answer.ts';
import { camelCase } from './camel-case.ts';
import {
  listProperty,
  pick,
  policyText,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';
import { changeTags, tagList } from './tags.ts';

export const ecrRepository: ResourceProvider = {
  type: 'AWS::ECR::Repository',
  seconds: { create: 3, update: 3, delete: 3 },

  async create(ctx, request) {
    const repositoryName = nameOf(request);
    const { EncryptionConfiguration, ImageScanningConfiguration } = request.properties;
    await ctx.call('ECR', 'CreateRepository', {
      repositoryName,
      ...mutability(request.properties),
      ...(ImageScanningConfiguration !== undefined && camelCase({ ImageScanningConfiguration })),
      ...(EncryptionConfiguration !== undefined && camelCase({ EncryptionConfiguration })),
      tags: tagList(request.tags),
    });
    await setPolicies(ctx, repositoryName, request.properties, {});
    return repositoryName;
  },

  async find(ctx, request) {
    const name = nameOf(request);
    if (!(await findRepository(ctx, name))) return undefined;
    await setPolicies(ctx, name, request.properties, {});
    return name;
  },

  async update(ctx, repositoryName, { properties, previous, tags, previousTags }) {
    await ctx.call('ECR', 'PutImageTagMutability', {
      repositoryName,
      imageTagMutability: 'MUTABLE',
      ...mutability(properties),
    });
    const { ImageScanningConfiguration: scanning } = properties;
    await ctx.call('ECR', 'PutImageScanningConfiguration', {
      repositoryName,
      imageScanningConfiguration: isJsonObject(scanning) ? camelCase(scanning) : {},
    });
    await setPolicies(ctx, repositoryName, properties, previous);
    const found = await findRepository(ctx, repositoryName);
    if (!found) return;
    const resourceArn = text(found, 'repositoryArn');
    await changeTags(previousTags, tags, {
      remove: (tagKeys) => ctx.call('ECR', 'UntagResource', { resourceArn, tagKeys }),
      add: (added) => ctx.call('ECR', 'TagResource', { resourceArn, tags: tagList(added) }),
    });
  },

  async delete(ctx, repositoryName, properties) {
    const force = properties.EmptyOnDelete === true;
    await ctx.call('ECR', 'DeleteRepository', { repositoryName, force });
  },

  async attributes(ctx, name) {
    const found = (await findRepository(ctx, name)) ?? {};
    return { Arn: text(found, 'repositoryArn'), RepositoryUri: text(found, 'repositoryUri') };
  },

  unread: [
    'EmptyOnDelete',
    'EncryptionConfiguration',
    'LifecyclePolicy',
    'RepositoryPolicyText',
    'Tags',
  ],

  async read(ctx, name) {
    const found = await findRepository(ctx, name);
    if (!found) return undefined;
    const scanning = nested(found, 'imageScanningConfiguration');
    return {
      RepositoryName: name,
      ImageTagMutability: text(found, 'imageTagMutability'),
      ImageTagMutabilityExclusionFilters: answers(found, 'imageTagMutabilityExclusionFilters').map(
        (each) => ({
          ImageTagMutabilityExclusionFilterType: text(each, 'filterType'),
          ImageTagMutabilityExclusionFilterValue: text(each, 'filter'),
        }),
      ),
      ImageScanningConfiguration: { ScanOnPush: scanning.scanOnPush === true },
    };
  },
};

/** CloudFormation names the members of a filter after its type, the service does not. */
function mutability(properties: JsonObject): object {
  const filters = listProperty(properties, 'ImageTagMutabilityExclusionFilters').filter(
    isJsonObject,
  );
  return {
    ...camelCase(pick(properties, ['ImageTagMutability'])),
    ...(filters.length > 0 && {
      imageTagMutabilityExclusionFilters: filters.map((each) => ({
        filterType: each.ImageTagMutabilityExclusionFilterType,
        filter: each.ImageTagMutabilityExclusionFilterValue,
      })),
    }),
  };
}

async function setPolicies(
  ctx: CallContext,
  repositoryName: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  const lifecycle = lifecycleText(wanted);
  if (lifecycle !== undefined) {
    const input = { repositoryName, lifecyclePolicyText: lifecycle };
    await ctx.call('ECR', 'PutLifecyclePolicy', input);
  } else if (lifecycleText(previous) !== undefined) {
    await ctx.call('ECR', 'DeleteLifecyclePolicy', { repositoryName });
  }
  const access = policyText(wanted.RepositoryPolicyText);
  if (access !== undefined) {
    await ctx.call('ECR', 'SetRepositoryPolicy', { repositoryName, policyText: access });
  } else if (previous.RepositoryPolicyText !== undefined) {
    await ctx.call('ECR', 'DeleteRepositoryPolicy', { repositoryName });
  }
}

function lifecycleText({ LifecyclePolicy }: JsonObject): string | undefined {
  return isJsonObject(LifecyclePolicy)
    ? textProperty(LifecyclePolicy, 'LifecyclePolicyText')
    : undefined;
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  return (textProperty(properties, 'RepositoryName') ?? generatedName).toLowerCase();
}

async function findRepository(ctx: CallContext, name: string): Promise<Answer | undefined> {
  const input = { repositoryNames: [name] };
  const answer = await orAbsent(ctx.call('ECR', 'DescribeRepositories', input));
  return answer && answers(answer, 'repositories')[0];
}
