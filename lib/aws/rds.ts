import {
  paginateDescribeDBInstances,
  paginateDescribeDBParameterGroups,
  paginateDescribeDBSubnetGroups,
} from '@aws-sdk/client-rds';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

type Rds = Pick<Aws, 'rds'>;

const pageSize = 100;

export async function describeDbInstances(
  { rds }: Rds,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateDescribeDBInstances({ client: rds, pageSize }, {})) {
    for (const { TagList: Tags = [], ...shape } of page.DBInstances ?? []) {
      found.push(
        toLiveResource('AWS::RDS::DBInstance', shape.DBInstanceIdentifier, { ...shape, Tags }, [
          shape.DBInstanceArn,
        ]),
      );
    }
  }
  return wantedOnly(found, ids);
}

export async function describeDbSubnetGroups(
  { rds }: Rds,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateDescribeDBSubnetGroups({ client: rds, pageSize }, {})) {
    for (const shape of page.DBSubnetGroups ?? []) {
      found.push(
        toLiveResource('AWS::RDS::DBSubnetGroup', shape.DBSubnetGroupName, shape, [
          shape.DBSubnetGroupArn,
        ]),
      );
    }
  }
  return wantedOnly(found, ids);
}

export async function describeDbParameterGroups(
  { rds }: Rds,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateDescribeDBParameterGroups({ client: rds, pageSize }, {})) {
    for (const shape of page.DBParameterGroups ?? []) {
      found.push(
        toLiveResource('AWS::RDS::DBParameterGroup', shape.DBParameterGroupName, shape, [
          shape.DBParameterGroupArn,
        ]),
      );
    }
  }
  return wantedOnly(found, ids);
}
