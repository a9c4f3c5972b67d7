import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';
import { AwsError, type CallContext, type Taggables } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import {
  findParameter,
  type ParameterRecord,
  parameters,
  saveParameter,
} from './parameter-store.ts';

export function addTagsToResource(input: AddTagsToResourceRequest, ctx: CallContext): object {
  addTags(ctx, taggedParameter(ctx, input.ResourceType, input.ResourceId), tagsOf(input.Tags));
  return {};
}

export function removeTagsFromResource(
  input: RemoveTagsFromResourceRequest,
  ctx: CallContext,
): object {
  removeTags(ctx, taggedParameter(ctx, input.ResourceType, input.ResourceId), input.TagKeys ?? []);
  return {};
}

export function listTagsForResource(
  input: ListTagsForResourceRequest,
  ctx: CallContext,
): ListTagsForResourceResult {
  const { tags } = taggedParameter(ctx, input.ResourceType, input.ResourceId);
  return { TagList: tagList(tags) };
}

export const ssmTaggables: Taggables = {
  list: (ctx) =>
    parameters(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ arn, tags }) => ({ arn, type: 'ssm:parameter', tags })),
  tag: (ctx, arn, tags) => addTags(ctx, taggedParameter(ctx, 'Parameter', arn), tags),
  untag: (ctx, arn, keys) => removeTags(ctx, taggedParameter(ctx, 'Parameter', arn), keys),
};

/** @throws AwsError InvalidResourceType, InvalidResourceId */
function taggedParameter(
  ctx: CallContext,
  type: string | undefined,
  id: string | undefined,
): ParameterRecord {
  if (type !== 'Parameter') {
    throw new AwsError('InvalidResourceType', `${type} is not a resource type of this endpoint.`);
  }
  const parameter = findParameter(ctx, id ?? '');
  if (parameter) return parameter;
  throw new AwsError(
    'InvalidResourceId',
    'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  );
}

function addTags(
  ctx: CallContext,
  parameter: ParameterRecord,
  tags: Readonly<Record<string, string>>,
): void {
  saveParameter(ctx, { ...parameter, tags: { ...parameter.tags, ...tags } });
}

function removeTags(ctx: CallContext, parameter: ParameterRecord, keys: readonly string[]): void {
  const kept = Object.entries(parameter.tags).filter(([key]) => !keys.includes(key));
  saveParameter(ctx, { ...parameter, tags: Object.fromEntries(kept) });
}
