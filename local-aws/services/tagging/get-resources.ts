import type {
  GetResourcesInput,
  GetResourcesOutput,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError, type Operation, type TaggedResource } from '../../service.ts';
import { tagList } from '../tag-register.ts';
import { tokenPage } from './page.ts';
import { type TaggingSources, taggedResources } from './sources.ts';

const largestPage = 100;

/** Resources that have or had a tag here; all filters must fit, of a filter's values any one. */
export function getResources(
  sources: TaggingSources,
): Operation<GetResourcesInput, GetResourcesOutput> {
  return (input, ctx) => {
    const { ResourceARNList, ResourceTypeFilters, ResourcesPerPage, TagFilters } = input;
    if (ResourceARNList && (TagFilters || ResourceTypeFilters || ResourcesPerPage)) {
      throw new AwsError(
        'InvalidParameterException',
        'ResourceARNList can not be specified with other parameters.',
      );
    }
    const found = taggedResources(sources, ctx).filter(
      (resource) =>
        (ResourceARNList?.includes(resource.arn) ?? true) &&
        hasType(resource, ResourceTypeFilters) &&
        (TagFilters ?? []).every((filter) => hasTag(resource, filter)),
    );
    const { items, PaginationToken } = tokenPage(
      found,
      input.PaginationToken,
      Math.min(ResourcesPerPage ?? largestPage, largestPage),
    );
    return {
      PaginationToken,
      ResourceTagMappingList: items.map(({ arn, tags }) => ({
        ResourceARN: arn,
        Tags: tagList(tags),
      })),
    };
  };
}

/** `ec2` fits every resource of EC2, `ec2:vpc` only its VPCs. */
function hasType({ type }: TaggedResource, filters: readonly string[] | undefined): boolean {
  if (!filters?.length) return true;
  return filters.some((filter) => type === filter || type.startsWith(`${filter}:`));
}

function hasTag({ tags }: TaggedResource, { Key = '', Values = [] }: TagFilter): boolean {
  const value = tags[Key];
  return value !== undefined && (Values.length === 0 || Values.includes(value));
}
