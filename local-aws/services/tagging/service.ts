import type { Service } from '../../service.ts';
import { getResources } from './get-resources.ts';
import type { TaggingSources } from './sources.ts';
import { getTagKeys, getTagValues } from './tag-names.ts';
import { tagResources, untagResources } from './tag-resources.ts';

/** The Resource Groups Tagging API over every service that contributes `taggables`. */
export function tagging(sources: TaggingSources): Service {
  return {
    id: 'Resource Groups Tagging API',
    operations: {
      GetResources: getResources(sources),
      GetTagKeys: getTagKeys(sources),
      GetTagValues: getTagValues(sources),
      TagResources: tagResources(sources),
      UntagResources: untagResources(sources),
    },
  };
}
