import type {
  DescribeManagedPrefixListsRequest,
  DescribeManagedPrefixListsResult,
  DescribePrefixListsRequest,
  DescribePrefixListsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import { pageOf } from './paging.ts';

interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly arn: string;
}

/** AWS's own lists of the services that gateway endpoints reach; ids as in us-east-2, where they are public. */
const services = {
  s3: { id: 'pl-7ba54012', cidrs: ['3.5.128.0/22', '52.219.80.0/20', '52.219.96.0/20'] },
  dynamodb: { id: 'pl-4ca54025', cidrs: ['3.218.180.0/22', '52.94.28.0/23'] },
} as const;

export function prefixListsOf(region: string): PrefixList[] {
  return Object.entries(services).map(([service, { cidrs, id }]) => ({
    id,
    name: `com.amazonaws.${region}.${service}`,
    cidrs,
    arn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
  }));
}

const filters: FilterFields<PrefixList> = {
  'owner-id': () => 'AWS',
  'prefix-list-id': ({ id }) => id,
  'prefix-list-name': ({ name }) => name,
};

export function describePrefixLists(
  input: DescribePrefixListsRequest,
  ctx: CallContext,
): DescribePrefixListsResult {
  const { items, NextToken } = pageOf(chosen(ctx, input), input);
  const lists = items.map(({ cidrs, id, name }) => ({
    PrefixListId: id,
    PrefixListName: name,
    Cidrs: [...cidrs],
  }));
  return { PrefixLists: lists, ...(NextToken && { NextToken }) };
}

export function describeManagedPrefixLists(
  input: DescribeManagedPrefixListsRequest,
  ctx: CallContext,
): DescribeManagedPrefixListsResult {
  const { items, NextToken } = pageOf(chosen(ctx, input), input);
  const lists = items.map(({ arn, id, name }) => ({
    PrefixListId: id,
    PrefixListName: name,
    PrefixListArn: arn,
    AddressFamily: 'IPv4',
    OwnerId: 'AWS',
    Tags: [],
  }));
  return { PrefixLists: lists, ...(NextToken && { NextToken }) };
}

type Choice = Pick<DescribePrefixListsRequest, 'Filters' | 'PrefixListIds'>;

function chosen(ctx: CallContext, { Filters, PrefixListIds }: Choice): PrefixList[] {
  const lists = prefixListsOf(ctx.region);
  const unknown = PrefixListIds?.find((id) => !lists.some((list) => list.id === id));
  if (unknown) {
    throw new AwsError(
      'InvalidPrefixListId.NotFound',
      `The prefix list ID '${unknown}' does not exist`,
    );
  }
  return lists.filter(
    (list) =>
      (PrefixListIds?.includes(list.id) ?? true) &&
      matchesFilters(list, Filters ?? [], filters, () => ({})),
  );
}
