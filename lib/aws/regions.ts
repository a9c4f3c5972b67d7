import { DescribeAvailabilityZonesCommand, DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { Aws } from './clients.ts';
import { translateAwsError } from './translate-error.ts';

/** Regions that the account may use. */
export async function enabledRegions(aws: Pick<Aws, 'ec2'>): Promise<string[]> {
  try {
    const { Regions } = await aws.ec2.send(new DescribeRegionsCommand({}));
    return (Regions ?? []).flatMap(({ RegionName }) => RegionName ?? []).sort();
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** Letters of the region's Availability Zones, such as `a`; Local and Wavelength Zones are left out. */
export async function zoneLetters(aws: Pick<Aws, 'ec2' | 'region'>): Promise<string[]> {
  try {
    const { AvailabilityZones } = await aws.ec2.send(new DescribeAvailabilityZonesCommand({}));
    return (AvailabilityZones ?? [])
      .filter(({ ZoneType }) => (ZoneType ?? 'availability-zone') === 'availability-zone')
      .flatMap(({ ZoneName }) => ZoneName?.slice(aws.region.length) ?? [])
      .sort();
  } catch (error) {
    throw translateAwsError(error);
  }
}
