import type { AwsError, CallContext } from '../service.ts';

/** Where the subnets of a group lie. */
export interface SubnetPlace {
  readonly vpcId: string;
  readonly subnets: ReadonlyArray<{ readonly subnetId: string; readonly zone: string }>;
  /** Names of their Availability Zones, each once. */
  readonly zones: readonly string[];
}

interface DescribedSubnet {
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly AvailabilityZone: string;
}

/** Asks EC2 for subnets; `missing` makes the error for one that it does not know. */
export async function placeOfSubnets(
  ctx: CallContext,
  subnetIds: readonly string[],
  missing: (subnetId: string) => AwsError,
): Promise<SubnetPlace> {
  const answer = await ctx.call('EC2', 'DescribeSubnets', {
    Filters: [{ Name: 'subnet-id', Values: subnetIds }],
  });
  const described = subnetsOf(answer);
  const subnets = subnetIds.map((subnetId) => {
    const found = described.find((subnet) => subnet.SubnetId === subnetId);
    if (!found) throw missing(subnetId);
    return { subnetId, zone: found.AvailabilityZone };
  });
  return {
    vpcId: described[0]?.VpcId ?? '',
    subnets,
    zones: [...new Set(subnets.map(({ zone }) => zone))].sort(),
  };
}

/** Safe: the answer is what this endpoint's own DescribeSubnets gives. */
function subnetsOf(answer: Readonly<Record<string, unknown>>): readonly DescribedSubnet[] {
  return (answer.Subnets ?? []) as readonly DescribedSubnet[];
}
