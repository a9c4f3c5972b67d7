import { ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import { ipv4CidrPattern } from '../ipv4-cidr.ts';
import type { NetworkScope } from './network-scope.ts';

export interface Zone {
  readonly letter: string;
  readonly publicCidr: string;
  readonly privateCidr: string;
}

export interface ZoneSubnets {
  readonly letter: string;
  readonly publicSubnet: ResourceHandle<'AWS::EC2::Subnet'>;
  readonly privateSubnet: ResourceHandle<'AWS::EC2::Subnet'>;
}

/** One public and one private subnet per zone; logical ids carry the letter, so zones come and go alone. */
export function addSubnets(scope: NetworkScope, zones: readonly Zone[]): ZoneSubnets[] {
  return zones.map(({ letter, publicCidr, privateCidr }) => ({
    letter,
    publicSubnet: addSubnet(scope, { letter, tier: 'public', cidr: publicCidr }),
    privateSubnet: addSubnet(scope, { letter, tier: 'private', cidr: privateCidr }),
  }));
}

function addSubnet(
  { template, environment, vpc }: NetworkScope,
  subnet: { letter: string; tier: 'public' | 'private'; cidr: string },
): ResourceHandle<'AWS::EC2::Subnet'> {
  const { letter, tier } = subnet;
  const suffix = letter.toUpperCase();
  const prefix = tier === 'public' ? 'PublicSubnet' : 'PrivateSubnet';
  const cidr = template.parameter(`${prefix}Cidr${suffix}`, {
    Type: 'String',
    Description: `IPv4 CIDR block of the ${tier} subnet in zone ${letter}.`,
    Default: subnet.cidr,
    AllowedPattern: ipv4CidrPattern,
    ConstraintDescription: 'must be an IPv4 CIDR block such as 10.0.1.0/24',
    group: 'Addressing',
  });
  return template.resource(
    `${prefix}${suffix}`,
    'AWS::EC2::Subnet',
    {
      VpcId: ref(vpc),
      AvailabilityZone: sub`${ref('AWS::Region')}${letter}`,
      CidrBlock: ref(cidr),
      MapPublicIpOnLaunch: tier === 'public',
    },
    { tags: { Name: sub`${environment}-${tier}-${letter}`, 'strata:tier': tier } },
  );
}
