import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';

/**
 * Regions enabled by default, with the short names that zone ids carry and the letters of their zones.
 * Source: "AWS Regions" and "Availability Zone IDs for your AWS resources", AWS documentation.
 */
const regions: Readonly<Record<string, readonly [short: string, letters: string]>> = {
  'ap-northeast-1': ['apne1', 'acd'],
  'ap-northeast-2': ['apne2', 'abcd'],
  'ap-northeast-3': ['apne3', 'abc'],
  'ap-south-1': ['aps1', 'abc'],
  'ap-southeast-1': ['apse1', 'abc'],
  'ap-southeast-2': ['apse2', 'abc'],
  'ca-central-1': ['cac1', 'abd'],
  'eu-central-1': ['euc1', 'abc'],
  'eu-north-1': ['eun1', 'abc'],
  'eu-west-1': ['euw1', 'abc'],
  'eu-west-2': ['euw2', 'abc'],
  'eu-west-3': ['euw3', 'abc'],
  'sa-east-1': ['sae1', 'abc'],
  'us-east-1': ['use1', 'abcdef'],
  'us-east-2': ['use2', 'abc'],
  'us-west-1': ['usw1', 'ac'],
  'us-west-2': ['usw2', 'abcd'],
};

export interface Zone {
  readonly name: string;
  readonly id: string;
  readonly region: string;
}

export function zonesOf(region: string): Zone[] {
  const [short, letters] = regions[region] ?? [region, 'abc'];
  return [...letters].map((letter, i) => ({
    name: `${region}${letter}`,
    id: `${short}-az${i + 1}`,
    region,
  }));
}

const zoneFilters: FilterFields<Zone> = {
  'group-name': ({ region }) => `${region}-1`,
  'opt-in-status': () => 'opt-in-not-required',
  'region-name': ({ region }) => region,
  state: () => 'available',
  'zone-id': ({ id }) => id,
  'zone-name': ({ name }) => name,
  'zone-type': () => 'availability-zone',
};

export function describeAvailabilityZones(
  input: DescribeAvailabilityZonesRequest,
  ctx: CallContext,
): DescribeAvailabilityZonesResult {
  const zones = zonesOf(ctx.region);
  const unknown = input.ZoneNames?.find((name) => !zones.some((zone) => zone.name === name));
  if (unknown)
    throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${unknown}]`);
  const wanted = zones.filter(
    (zone) =>
      (input.ZoneNames?.includes(zone.name) ?? true) &&
      (input.ZoneIds?.includes(zone.id) ?? true) &&
      matchesFilters(zone, input.Filters ?? [], zoneFilters, () => ({})),
  );
  return { AvailabilityZones: wanted.map(presentZone) };
}

const regionFilters: FilterFields<string> = {
  endpoint: (region) => `ec2.${region}.amazonaws.com`,
  'opt-in-status': () => 'opt-in-not-required',
  'region-name': (region) => region,
};

export function describeRegions(input: DescribeRegionsRequest): DescribeRegionsResult {
  const names = Object.keys(regions).filter(
    (region) =>
      (input.RegionNames?.includes(region) ?? true) &&
      matchesFilters(region, input.Filters ?? [], regionFilters, () => ({})),
  );
  return {
    Regions: names.map((region) => ({
      RegionName: region,
      Endpoint: `ec2.${region}.amazonaws.com`,
      OptInStatus: 'opt-in-not-required',
    })),
  };
}

function presentZone({ id, name, region }: Zone): AvailabilityZone {
  return {
    ZoneName: name,
    ZoneId: id,
    RegionName: region,
    GroupName: `${region}-1`,
    NetworkBorderGroup: region,
    OptInStatus: 'opt-in-not-required',
    State: 'available',
    ZoneType: 'availability-zone',
    Messages: [],
  };
}
