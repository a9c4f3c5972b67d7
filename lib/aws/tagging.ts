import { paginateGetResources } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Aws } from './clients.ts';
import { tagRecord } from './live-resource.ts';

export interface TaggedResource {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Every resource of the region that carries the tag, as far as the tagging API covers its service. */
export async function getTaggedResources(
  aws: Pick<Aws, 'tagging'>,
  tag: { readonly key: string; readonly value: string },
): Promise<TaggedResource[]> {
  const found: TaggedResource[] = [];
  const pages = paginateGetResources(
    { client: aws.tagging, pageSize: 100 },
    { TagFilters: [{ Key: tag.key, Values: [tag.value] }] },
  );
  for await (const page of pages) {
    for (const mapping of page.ResourceTagMappingList ?? []) {
      if (mapping.ResourceARN) {
        found.push({ arn: mapping.ResourceARN, tags: tagRecord(mapping.Tags) });
      }
    }
  }
  return found;
}
