import type { PriceDimension, PriceStatement } from '../price.ts';
import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { volumeDimensions } from './volume-price.ts';

function hours(properties: Properties, of: string): PriceDimension {
  return {
    title: 'Instance',
    rate: `${of}/${textAt(properties, 'InstanceType') ?? 'unknown type'}`,
    unit: 'hour',
    amount: 1,
    times: ['hostHours'],
    billing: 'running',
  };
}

const linux = 'Linux/UNIX';

/** EC2 tells of an instance for an hour after it was terminated. */
const atRest: ReadonlySet<string | undefined> = new Set(['stopped', 'shutting-down', 'terminated']);

const publicAddress: PriceDimension = {
  title: 'Public IPv4 address',
  rate: 'public-ipv4/hour',
  unit: 'hour',
  amount: 1,
  times: ['hostHours'],
  billing: 'running',
};

/** Volumes are resources of their own once they exist, and so are Elastic IP addresses. */
export const instancePrice: PriceStatement = {
  dimensions: (properties, { find }) => [
    hours(properties, 'ec2-instance'),
    ...(find(textAt(properties, 'SubnetId') ?? '')?.MapPublicIpOnLaunch === true
      ? [publicAddress]
      : []),
    ...objectsAt(properties, 'BlockDeviceMappings[].Ebs').flatMap((disk) =>
      volumeDimensions(disk, 'VolumeSize', 'gp2'),
    ),
  ],
  live: (properties) => [
    hours(properties, liveRate(properties)),
    ...(hasLentAddress(properties) ? [publicAddress] : []),
  ],
  rests: (properties) => atRest.has(textAt(properties, 'State.Name')),
};

/** The list has Linux on demand; Spot, and systems with a licence, cost something else. */
function liveRate(properties: Properties): string {
  if (textAt(properties, 'InstanceLifecycle') !== undefined) return 'ec2-spot';
  const platform = textAt(properties, 'PlatformDetails') ?? linux;
  return platform === linux ? 'ec2-instance' : `ec2-instance ${platform}`;
}

/** EC2 names Amazon as the owner of an address that it lends while an instance runs (EC2 API, InstanceNetworkInterfaceAssociation). */
function hasLentAddress(properties: Properties): boolean {
  if (textAt(properties, 'PublicIpAddress') === undefined) return false;
  const owner = textAt(properties, 'NetworkInterfaces[].Association.IpOwnerId');
  return owner === undefined || owner === 'amazon';
}
