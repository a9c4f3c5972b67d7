import { canonicalText, contains, type Ipv4Cidr, overlaps, parseIpv4Cidr } from '../ipv4-cidr.ts';

export interface AddressPlan {
  readonly vpcCidr: string;
  readonly zones: readonly string[];
  readonly publicSubnetCidrs: readonly string[];
  readonly privateSubnetCidrs: readonly string[];
}

export interface AddressIssue {
  readonly path: readonly [keyof AddressPlan] | readonly [keyof AddressPlan, number];
  readonly message: string;
}

interface PlacedCidr {
  readonly path: AddressIssue['path'];
  readonly name: string;
  readonly cidr: Ipv4Cidr;
}

const subnetTiers = [
  ['publicSubnetCidrs', 'public'],
  ['privateSubnetCidrs', 'private'],
] as const;

/** Every reason why AWS would refuse these addresses, each at the field to correct. */
export function addressIssues(plan: AddressPlan): AddressIssue[] {
  const vpc = parseIpv4Cidr(plan.vpcCidr);
  const subnets = placedSubnets(plan);
  return [
    ...blockIssues(['vpcCidr'], plan.vpcCidr),
    ...subnetTiers.flatMap(([field]) =>
      plan[field].flatMap((text, index) => blockIssues([field, index], text)),
    ),
    ...repeatedZoneIssues(plan.zones),
    ...countIssues(plan),
    ...(vpc ? outsideIssues(vpc, subnets) : []),
    ...overlapIssues(subnets),
  ];
}

/** AWS: VPC and subnet sizes lie between /16 and /28 (VPC User Guide, "VPC CIDR blocks", "Subnet CIDR blocks"). */
function blockIssues(path: AddressIssue['path'], text: string): AddressIssue[] {
  const cidr = parseIpv4Cidr(text);
  if (!cidr) {
    return [{ path, message: `"${text}" is not an IPv4 CIDR block such as 10.0.0.0/16` }];
  }
  const issues: AddressIssue[] = [];
  if (cidr.prefixLength < 16 || cidr.prefixLength > 28) {
    issues.push({ path, message: `/${cidr.prefixLength} is not between /16 and /28` });
  }
  if (!cidr.canonical) {
    issues.push({
      path,
      message: `${text} has host bits set; did you mean ${canonicalText(cidr)}?`,
    });
  }
  return issues;
}

function placedSubnets(plan: AddressPlan): PlacedCidr[] {
  return subnetTiers.flatMap(([field, tier]) =>
    plan[field].flatMap((text, index) => {
      const cidr = parseIpv4Cidr(text);
      return cidr
        ? [{ path: [field, index] as const, name: `${tier} subnet ${index + 1}`, cidr }]
        : [];
    }),
  );
}

function repeatedZoneIssues(zones: readonly string[]): AddressIssue[] {
  return zones.flatMap((zone, index) =>
    zones.indexOf(zone) < index
      ? [{ path: ['zones', index] as const, message: `Zone ${zone} is listed twice` }]
      : [],
  );
}

function countIssues(plan: AddressPlan): AddressIssue[] {
  return subnetTiers.flatMap(([field, tier]) =>
    plan[field].length === plan.zones.length
      ? []
      : [
          {
            path: [field] as const,
            message: `Expected ${plan.zones.length} ${tier} subnets, one per zone, but there are ${plan[field].length}`,
          },
        ],
  );
}

function outsideIssues(vpc: Ipv4Cidr, subnets: readonly PlacedCidr[]): AddressIssue[] {
  return subnets.flatMap(({ path, cidr }) =>
    contains(vpc, cidr)
      ? []
      : [{ path, message: `${cidr.text} lies outside the VPC's ${vpc.text}` }],
  );
}

function overlapIssues(subnets: readonly PlacedCidr[]): AddressIssue[] {
  return subnets.flatMap(({ path, cidr }, index) => {
    const earlier = subnets.slice(0, index).find((other) => overlaps(other.cidr, cidr));
    return earlier
      ? [{ path, message: `${cidr.text} overlaps ${earlier.name} (${earlier.cidr.text})` }]
      : [];
  });
}
