import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../../service.ts';

export type FilterValue = string | number | boolean | undefined;

/** What each documented filter of a resource type compares with; any of several values may match. */
export type FilterFields<Record> = {
  readonly [filter: string]: (record: Record) => FilterValue | readonly FilterValue[];
};

/**
 * Whether a record passes every filter; `*` and `?` in values are wildcards, tags filter every type.
 * @throws AwsError InvalidParameterValue for a filter the type does not have
 */
export function matchesFilters<Record>(
  record: Record,
  filters: readonly Filter[],
  fields: FilterFields<Record>,
  tags: () => Readonly<globalThis.Record<string, string>>,
): boolean {
  return filters.every(({ Name = '', Values = [] }) => {
    const patterns = Values.map(pattern);
    const candidates = candidatesOf(Name, record, fields, tags);
    return candidates.some((value) => patterns.some((each) => each.test(value)));
  });
}

function candidatesOf<Record>(
  name: string,
  record: Record,
  fields: FilterFields<Record>,
  tags: () => Readonly<globalThis.Record<string, string>>,
): string[] {
  if (name === 'tag-key') return Object.keys(tags());
  if (name === 'tag-value') return Object.values(tags());
  if (name.startsWith('tag:')) {
    const value = tags()[name.slice('tag:'.length)];
    return value === undefined ? [] : [value];
  }
  const field = fields[name];
  if (!field) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
  return [field(record)].flat().flatMap((value) => (value === undefined ? [] : [String(value)]));
}

function pattern(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
