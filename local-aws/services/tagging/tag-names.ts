import type {
  GetTagKeysInput,
  GetTagKeysOutput,
  GetTagValuesInput,
  GetTagValuesOutput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Operation } from '../../service.ts';
import { tokenPage } from './page.ts';
import { type TaggingSources, taggedResources } from './sources.ts';

const pageSize = 1000;

export function getTagKeys(sources: TaggingSources): Operation<GetTagKeysInput, GetTagKeysOutput> {
  return (input, ctx) => {
    const keys = taggedResources(sources, ctx).flatMap(({ tags }) => Object.keys(tags));
    const page = tokenPage([...new Set(keys)].sort(), input.PaginationToken, pageSize);
    return { TagKeys: [...page.items], PaginationToken: page.PaginationToken };
  };
}

export function getTagValues(
  sources: TaggingSources,
): Operation<GetTagValuesInput, GetTagValuesOutput> {
  return ({ Key = '', PaginationToken }, ctx) => {
    const values = taggedResources(sources, ctx).flatMap(({ tags }) => tags[Key] ?? []);
    const page = tokenPage([...new Set(values)].sort(), PaginationToken, pageSize);
    return { TagValues: [...page.items], PaginationToken: page.PaginationToken };
  };
}
